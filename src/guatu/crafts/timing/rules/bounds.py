"""What stands around a time and bounds it: 截至, 自, 前, 之前, 之后, 起, 以来, 期间."""

from __future__ import annotations

from guatu.crafts.timing.pieces import pattern

UP_TO = pattern(r"(?:截至到?|截止[到至]?|迄至?|不迟于|不晚于|最迟(?:于|在)?|最晚(?:于|在)?)[ \u3000]?")
UP_TO_BEGINS = "截迄不最"
FROM = pattern(r"(?:自从|自|从)[ \u3000]?")
# 前 is a limit only where it does not begin another word: 11月5日前往, 今年前三季度, 10月前后.
BEFORE = pattern(
    r"(?:[或及]?(?:之前|以前)|前(?![往期后列景沿瞻提来进置夕端线方身卫面去段面瞻言人辈任所述次半十两一二三四五六七八九\d]))"
)
AFTER = pattern(r"[或及]?(?:之后|以后)(?!至今)")
SINCE = pattern(r"(?:以来|[到至](?:现在|目前|如今)(?:为止)?|之后至今|至今(?!后|年)|来(?=[，,]))")
STARTING = pattern(r"开始|起(?![草步底到航势诉点止源因码家重伏跑飞来落色身动立居事])")
THROUGHOUT = pattern(r"期间(?!费)")
