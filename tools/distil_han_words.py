"""Distil the words of two ideographs that a name may hold into geoout/people/person_names/han_words.txt.

    python tools/distil_han_words.py            (needs node, whose Intl.Segmenter has ICU's dictionary of Chinese words)

CLDR takes an initial of every word of a field, and what a word is in a script without spaces only a dictionary says.
All of ICU's would be far too much for a form that hardly anybody writes: the words kept are those of ideographs that
names are written with, Babel's territories and cities (the ideographs of foreign names) and the given names below.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).resolve().parents[1] / "geoout" / "people" / "person_names" / "han_words.txt"
GIVEN = (
    "安柏斌冰兵炳波博才灿昌超朝辰晨诚成承程驰川春纯慈聪翠达丹德迪冬东栋端恩尔帆凡方芳菲飞芬峰锋凤福富刚钢歌功冠光广贵桂"
    "国海涵翰瀚航浩皓禾和荷贺恒弘宏洪鸿红虹厚虎华桦怀欢焕辉慧惠吉纪继佳家嘉建剑健江娇杰洁捷金锦津进晋靖静敬景婧军君俊骏"
    "钧凯康可克坤兰岚澜朗乐磊蕾黎礼理力立丽利莉亮良林琳霖玲凌灵龙隆璐露伦满茂玫梅美萌梦民敏铭明鸣茗慕牧娜楠妮宁念鹏萍平"
    "琪奇祺启谦乾强巧勤琴青清庆晴秋泉权群然仁荣容蓉融儒如茹瑞睿润若森珊善尚少绍生胜升圣诗石时士世淑舒树双爽顺思斯松素涛韬"
    "桃天田甜铁婷廷庭通彤童威薇伟炜维玮卫文雯武西希熙喜霞夏贤娴祥翔香向晓小孝笑欣新鑫馨信兴星雄秀旭轩萱玄学雪雅亚炎妍岩彦"
    "艳雁燕阳洋瑶耀烨叶业一伊依怡仪宜义艺毅逸奕翊益音茵银英瑛莹颖盈永勇咏友有佑宇羽雨语玉钰育裕煜毓元媛源远悦月岳云芸韵泽"
    "增展长章昭兆哲振珍贞真正政芝之知志智致中忠钟洲珠竹卓子梓紫宗祖尊佐阿媚"
    "燦誠馳純聰達東棟爾飛鋒鳳剛鋼廣貴國賀鴻紅華樺懷歡煥輝紀繼劍嬌傑潔錦進晉靜軍駿鈞凱蘭嵐瀾樂禮麗靈龍倫滿夢銘鳴寧鵬啟謙強"
    "慶權榮潤紹勝聖詩時樹雙順濤韜鐵偉煒維瑋衛賢嫻曉興軒學亞顏豔陽瑤燁葉業儀義藝銀瑩穎詠語鈺遠悅雲韻澤長貞鍾"
)
_WORDS = """
const letters = [...JSON.parse(require("fs").readFileSync(0, "utf8"))];
const parted = new Intl.Segmenter("zh", {granularity: "word"});
for (const first of letters) {
  let found = "";
  for (const {segment} of parted.segment(letters.map(last => first + last + "\\n").join("")))
    if (segment.length === 2) found += segment[1];
  if (found) console.log(first + found);
}
"""


def main() -> int:
    """Ask node for the words and write them, one line per first ideograph."""
    letters = set(GIVEN)
    for tag in ("zh_Hans_CN", "zh_Hant_TW"):
        locale = Locale.parse(tag)
        cities = [zone.get("city", "") for zone in locale.time_zones.values()]
        letters |= set("".join([*locale.territories.values(), *cities]))
    asked = json.dumps(sorted(letter for letter in letters if "\u4e00" <= letter <= "\u9fff"))
    told = subprocess.run(["node", "-e", _WORDS], input=asked, capture_output=True, text=True, check=True)
    TARGET.write_text(f"# Words of two ideographs in ICU's dictionary, Unicode-3.0.\n{told.stdout}", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {sum(map(len, told.stdout.split()))} ideographs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
