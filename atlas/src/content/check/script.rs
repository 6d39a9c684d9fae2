//! The scripts that languages are written in, and which letters may stand in a text of each.

use serde::{Deserialize, Serialize};

/// The letters of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Han characters and kana.
    Cjk,
    /// Hangul; Han characters may stand beside it.
    Hangul,
    /// Han characters in their simplified form.
    Hans,
    /// Han characters in their traditional form.
    Hant,
    /// Arabic, with the letters that other languages add to it; from right to left.
    Arabic,
    /// Hebrew; from right to left.
    Hebrew,
}

/// What letters belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Latin,
    Cyrillic,
    Kana,
    Han,
    Hangul,
    Arabic,
    Hebrew,
    /// Letters of none of them, and what is no character at all.
    Unknown,
}

/// Characters that are written otherwise in the traditional form; each stands at the place of its pair in [`TRADITIONAL`]. One is
/// enough to tell. Characters that are in use in both forms are left out.
const SIMPLIFIED: &str = "国会们这说来对时东车长门问间见现发动种过还进学岛图与书买卖亚产亲亿仅众优传伤关兴军农决况净减刘则刚创剧办务劳势区\
     医华单卫历厅压县变号听员响团围圆场坏块报声处备头夺奖妇实宝导将尔层属岁币师带广庆应开张归录径忆态总战执扩护拥择据\
     换损数断旧显杀权条极构标样档桥检欢欧残气汉汤沟没济浅测渔湾满灭灯热爱牵状独环电画畅疗监盖盘离称积稳笔签类紧纪约级\
     线组细织终经结给统继续维网罗联职肃脑节苏荣药获营虽蓝虑补装规视览觉计订认讨让议讯记许论设访证评识译试话该详语误请\
     诸读课调谁谈谢贝负财责败货质购贵费资赏赵跃转轮软载较辑输边达迁运远违连迟选递逻遗邮邻郑释针钓钟钢钱铁银错键镇闭闻\
     阅队阳阴阶际陆陈险随难静韩页顶项顺须预领频题颜额风飞饭馆马驶验鱼鲜鸟麦齐龙屿宪";
const TRADITIONAL: &str = "國會們這說來對時東車長門問間見現發動種過還進學島圖與書買賣亞產親億僅眾優傳傷關興軍農決況淨減劉則剛創劇辦務勞勢區\
     醫華單衛歷廳壓縣變號聽員響團圍圓場壞塊報聲處備頭奪獎婦實寶導將爾層屬歲幣師帶廣慶應開張歸錄徑憶態總戰執擴護擁擇據\
     換損數斷舊顯殺權條極構標樣檔橋檢歡歐殘氣漢湯溝沒濟淺測漁灣滿滅燈熱愛牽狀獨環電畫暢療監蓋盤離稱積穩筆簽類緊紀約級\
     線組細織終經結給統繼續維網羅聯職肅腦節蘇榮藥獲營雖藍慮補裝規視覽覺計訂認討讓議訊記許論設訪證評識譯試話該詳語誤請\
     諸讀課調誰談謝貝負財責敗貨質購貴費資賞趙躍轉輪軟載較輯輸邊達遷運遠違連遲選遞邏遺郵鄰鄭釋針釣鐘鋼錢鐵銀錯鍵鎮閉聞\
     閱隊陽陰階際陸陳險隨難靜韓頁頂項順須預領頻題顏額風飛飯館馬駛驗魚鮮鳥麥齊龍嶼憲";

impl Script {
    /// Whether a character may stand in a text of this script: its letters, and digits, stops and marks, which belong to any. A
    /// letter of a script that is not known here may stand nowhere.
    pub fn allows(self, character: char) -> bool {
        let Some(letters) = Letters::of(character) else { return true };
        match self {
            Self::Latin => letters == Letters::Latin,
            Self::Cyrillic => letters == Letters::Cyrillic,
            Self::Cjk => matches!(letters, Letters::Han | Letters::Kana),
            Self::Hangul => matches!(letters, Letters::Hangul | Letters::Han),
            Self::Hans => letters == Letters::Han && !TRADITIONAL.contains(character),
            Self::Hant => letters == Letters::Han && !SIMPLIFIED.contains(character),
            Self::Arabic => letters == Letters::Arabic,
            Self::Hebrew => letters == Letters::Hebrew,
        }
    }

    /// Whether it sets no blanks between words.
    pub fn is_without_blanks(self) -> bool {
        matches!(self, Self::Cjk | Self::Hans | Self::Hant)
    }
}

impl Letters {
    /// What a letter belongs to; none for digits, stops, and what belongs to any.
    fn of(character: char) -> Option<Self> {
        Some(match character {
            '\u{B5}' | '\u{2B9}'..='\u{2DF}' => return None,
            'a'..='z' | 'A'..='Z' | 'ª' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{2B8}' => Self::Latin,
            '\u{1D00}'..='\u{1D25}' | '\u{1E00}'..='\u{1EFF}' | '\u{2160}'..='\u{2188}' => Self::Latin,
            '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}' | '\u{FF21}'..='\u{FF5A}' => Self::Latin,
            '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8A}' | '\u{A640}'..='\u{A69F}' => Self::Cyrillic,
            '\u{591}'..='\u{5F4}' | '\u{FB1D}'..='\u{FB4F}' => Self::Hebrew,
            // Its comma, semicolon and question mark are no other script's.
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' => Self::Arabic,
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Self::Arabic,
            '\u{1100}'..='\u{11FF}' | '\u{302E}'..='\u{302F}' | '\u{3131}'..='\u{318E}' => Self::Hangul,
            '\u{3200}'..='\u{321E}' | '\u{3260}'..='\u{327E}' | '\u{A960}'..='\u{A97C}' => Self::Hangul,
            '\u{AC00}'..='\u{D7A3}' | '\u{D7B0}'..='\u{D7FB}' | '\u{FFA0}'..='\u{FFDC}' => Self::Hangul,
            '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => Self::Kana,
            '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9FFF}' => Self::Han,
            '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'.. => Self::Unknown,
            other if other.is_alphabetic() => Self::Unknown,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Script; 8] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Cjk,
        Script::Hangul,
        Script::Hans,
        Script::Hant,
        Script::Arabic,
        Script::Hebrew,
    ];

    #[test]
    fn a_letter_stands_in_texts_of_its_script_alone() {
        use Script::{Arabic, Cjk, Cyrillic, Hangul, Hans, Hant, Hebrew, Latin};
        let table: [(&str, &[Script]); 15] = [
            ("aŻếÞªⅣ", &[Latin]),
            ("жЁѵꙀ", &[Cyrillic]),
            ("ひカーㇰｶ", &[Cjk]),
            ("\u{1112}\u{1161}한ㅎ\u{A960}\u{D7B0}ﾡ㉠", &[Hangul]),
            ("山水々〇\u{20000}", &[Cjk, Hangul, Hans, Hant]),
            ("岛门", &[Cjk, Hangul, Hans]),
            ("島門", &[Cjk, Hangul, Hant]),
            ("عربيپچ٣؟", &[Arabic]),
            ("ﻻ\u{64B}", &[Arabic]),
            ("אבש\u{5B8}", &[Hebrew]),
            ("0.9², «µ» ° – “’” ʼ ́", &ALL),
            ("。、「」", &ALL),
            ("ωΩ", &[]),
            ("กअა", &[]),
            ("\u{E000}\u{FFFD}", &[]),
        ];
        for (letters, scripts) in table {
            for letter in letters.chars() {
                let allowed: Vec<Script> = ALL.into_iter().filter(|script| script.allows(letter)).collect();
                assert_eq!(allowed, scripts, "{letter} {letter:?}");
            }
        }
    }

    #[test]
    fn every_character_of_the_one_form_has_its_pair_in_the_other() {
        assert_eq!(SIMPLIFIED.chars().count(), TRADITIONAL.chars().count());
        for (simple, full) in SIMPLIFIED.chars().zip(TRADITIONAL.chars()) {
            assert!(!Script::Hant.allows(simple) && Script::Hant.allows(full), "{simple} {full}");
            assert!(!Script::Hans.allows(full) && Script::Hans.allows(simple), "{simple} {full}");
        }
    }
}
