"""Traditional script made simplified, and only where a text is traditional.

OpenCC's ``tw2s`` keeps 著名 and 顯著 and turns 著落 into 着落, which ``t2s`` leaves;
on simplified text it would turn 显著 into 显着, so each line is looked at first
(reading-peers.md §1). ``tw2sp`` is never used: it swaps words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

if TYPE_CHECKING:
    from opencc import OpenCC

# Frequent characters that exist in traditional script only.
TRADITIONAL = frozenset(
    "這個們來時為國會對發動過說產種後學經進電裡現實數當從業還應開與關線內義樣質氣變條沒結問無係軍題黨員級統組見計別論運農"
    "強決戰則處隊給門規熱領東導壓積濟階術極聯認權證轉單風帶場車務萬達議聲報鬥類離華確張馬節話況傳許廣記觀織裝眾書復須際"
    "驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親屬圓調滿縣鎮項環綜網簽資設點體機區徵遠邊鄉總營銷環監測糧穩齊職責隱"
    "應關長優勢鏈鏟創築築樓橋涼淨溝渠塊畝億們兩釋範護衛衝圍繞緊盯續績網絡競爭贏擔當實際隨陣陽陰險難雖雙離鞏額顯願顧驅"
    "鳳麗齡齒龍穀檢權歸歲勝勵勸劇劉剛創別匯區協卻廠廳參叢吳員問喪單嚴園圖團執堅報場塊塗墊壘壞壯壽夢夾奪奮婦媽孫學寧審"
    "寬寶將專尋導層屬岡島嶺帥師帶幣幫幹庫廢廣廬弒張彈彙徑從復徹憂憲應懷戶拋擇擊擬擴擺攔攤敗敵數斬時晉暢暫書會極榮槍樂"
    "樹橫檔櫃歐歡歷殘殺毀氣決況淚淨減測湧溫滅滯漁漢漲漸潔潛濃濕濟灣灤災烏無煙熱營爐獎獨獲環產畢畫異療癥監盤盧確禮禍種"
    "稅穩積稱窮競筆節築簡糾紀約紅納紛紙級細終組結絕統綠維綱網線練縣總縱織繁繳繼續罰罷羅義習聯聽肅脫腦膽臨舉舊艦藝華萊"
    "葉藍蘇蘭處虛號虧術衛補裏製複見規視覺覽觀計訂討訓記設許訴診註評詢試詩話該詳認誌語誠誤說調談請諒論講謝識證譯議護讀"
    "變讓貝負財貢貧貨責貫貴費貿賀資賓賞賠賢賣質賬賴購贈贊趙跡踐車軌軍輔輕載輝輪輸轄轉辦農連進運過達違遲適遷選遺還邊郵"
    "鄉鄭醫醜釀釋針鋼錄錢錯鍵鎮鏡鐵長門閃開閉間關陸陳陽隊階隨險雙雜難電靈靜項順須預領頭題顧顯風飛飯飲館馬駐騎驗體魚鮮麥點"
)
CJK = pattern(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("tw2s")


def is_traditional(text: str, share: float = 0.08) -> bool:
    """Tell whether at least this share of the Chinese characters are traditional ones."""
    traditional = sum(map(TRADITIONAL.__contains__, text))
    # Counting the Chinese ones takes long; they are seldom less than half of a text.
    if not traditional or traditional * 2 < share * len(text):
        return False
    return traditional >= share * len(text) or traditional >= share * len(CJK.findall(text))


def simplify(traced: Traced) -> Traced:
    """Return the text in simplified script.

    A paper that is traditional as a whole is converted as a whole; in another,
    only lines that are (a quoted plate, a Hong Kong partner's letter).
    """
    text = traced.text
    if not any(map(TRADITIONAL.__contains__, text)):
        return traced
    if is_traditional(text):
        return _convert(traced, 0, len(text))
    place = 0
    for line in text.splitlines(keepends=True):
        end = place + len(line)
        if len(line) >= 12 and is_traditional(line, 0.15):
            traced = _convert(traced, place, end)
        place = end
    return traced


@lru_cache(maxsize=8192)
def to_simplified(words: str) -> str:
    """Return a few words in simplified script."""
    return converted(words)


def converted(text: str) -> str:
    """Return a text in simplified script; long ones are not worth remembering.

    陜 (xiá) stands for 陝 (shǎn) wherever an official writes it: 陜西 is 陕西.
    """
    return str(_converter().convert(text)).replace("陜", "陕")


def _convert(traced: Traced, start: int, end: int) -> Traced:
    before = traced.text[start:end]
    after = to_simplified(before) if len(before) < 200 else converted(before)
    if len(after) == len(before):
        return traced.replace(traced.text[:start] + after + traced.text[end:], "script")
    edits: list[Edit] = []
    place = start
    for line in before.splitlines(keepends=True):
        other = converted(line)
        if len(other) == len(line):
            edits.extend(
                Edit(place + i, place + i + 1, new, "script")
                for i, (old, new) in enumerate(zip(line, other, strict=True))
                if old != new
            )
        else:
            edits.extend(
                Edit(place + i, place + i + 1, new, "script")
                for i, new in enumerate(map(to_simplified, line))
                if new != line[i]
            )
        place += len(line)
    return traced.edit(edits)
