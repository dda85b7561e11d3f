"""Frequent words of official writing, simplified: a yardstick for guesses at damaged places."""

from __future__ import annotations

from functools import lru_cache

from guatu.crafts.reading.lexicon.objects import PRODUCTS, TALK, THINGS
from guatu.crafts.reading.lexicon.scanner import Lexicon, words
from guatu.crafts.reading.lexicon.verbs import ADVERBS, VERBS

MORE = words(
    """
    当前 当地 当年 当天 当好 规模 规模化 产业 产业化 现代化 标准化 市场化 信息化 专业化 一体化 城镇化 工业化
    绿色化 智能化 特色化 品牌化 机械化 集约化 多元化 规范化 常态化 制度化 精细化 网格化 数字化 化发展 化建设
    化管理 化经营 化生产 化水平 化服务 化治理 发展 高质量 经济 社会 农业 农村 农民 工业 企业 群众 人民 政府 党委
    党委书记 书记 镇长 主任 干部 党员 工作 任务 目标 项目 建设 领导 责任 问题 措施 制度 纵深 民风 作者 作者系
    单位 部门 内容 内部 境内 国内 市内 区内 县内 镇内 年内 月内 以内 厂房内 生产 产品 生活 生态 环境 文化 教育
    卫生 医疗 安全 稳定 法治 决定 决策 决战 决胜 坚决 解决 创新 创建 创业 创造 创优 首创 改革 开放 开发 投资
    资金 收入 增长 提升 提高 加强 加快 推进 推动 落实 完成 实现 组织 开展 深入 全面 进一步 同时 通过 积极 其中
    以上 以下 目前 今年 明年 去年 年底 月底 季度 上半年 下半年 会议 指出 强调 要求 表示 参加 主持 召开 方式 形式
    方案 机制 体系 能力 水平 服务 管理 治理 保障 支持 合作 技术 科技 人才 资源 土地 道路 交通 水利 电力 住房
    就业 村民 居民 社区 街道 乡镇 全镇 全县 全区 全市 我镇 我县 各级 各部门 万元 亿元 平方米 公里 打印 来源 时间
    质量 数量 力量 村庄 宜居 宜业 和美 美丽 留住 乡愁 乡村 城乡 进度 环节 关键 监测 监督 督办 调度 保护 安装
    活动 运动 启动 推动 行动 劳动 带动 联动 动员 基于 现将 为了 通过 结合 围绕 坚持
    日期 编辑 记者 通讯员 附件 第一 第二 第三 一是 二是 三是 四是 五是
    """
)


@lru_cache(maxsize=1)
def common_words() -> Lexicon:
    words: list[str] = [*MORE, *PRODUCTS, *TALK]
    for group in (*VERBS.values(), *THINGS.values()):
        words.extend(group)
    words.extend(ADVERBS)
    return Lexicon({"word": [word for word in words if len(word) > 1]})
