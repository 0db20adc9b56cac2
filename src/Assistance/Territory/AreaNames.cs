using System.Text;

namespace Paseban.Assistance.Territory;

/// <summary>
/// Folds the ways in which one place name is written to the same word: case, blanks and signs; what kind of place it is
/// ("Kel.", "Kota Administrasi"); abbreviated first words ("P. Pari", "Kb. Jeruk"); the spelling before 1972 ("Tjilandak");
/// doubled letters and a silent final h ("Kusumah").
/// </summary>
public static class AreaNames
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["KEL"] = "", ["KELURAHAN"] = "", ["KEC"] = "", ["KECAMATAN"] = "", ["ADM"] = "", ["ADMINISTRASI"] = "",
        ["KAB"] = "", ["KABUPATEN"] = "", ["JKT"] = "JAKARTA",
        ["P"] = "PULAU", ["KEP"] = "KEPULAUAN", ["KB"] = "KEBON", ["KEBUN"] = "KEBON", ["KP"] = "KAMPUNG", ["KMP"] = "KAMPUNG",
        ["TJ"] = "TANJUNG", ["TG"] = "TANJUNG", ["TJG"] = "TANJUNG", ["PD"] = "PONDOK", ["PDK"] = "PONDOK", ["PS"] = "PASAR",
        ["PSR"] = "PASAR", ["GN"] = "GUNUNG", ["GG"] = "GUNUNG", ["KLP"] = "KELAPA", ["RW"] = "RAWA", ["CMP"] = "CEMPAKA",
        ["UT"] = "UTARA", ["UTR"] = "UTARA", ["SEL"] = "SELATAN", ["SLT"] = "SELATAN", ["BAR"] = "BARAT", ["BRT"] = "BARAT",
        ["TIM"] = "TIMUR", ["TMR"] = "TIMUR", ["PST"] = "PUSAT", ["PUS"] = "PUSAT",
    };

    private static readonly (string Old, string New)[] Spellings = [("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("NJ", "NY"), ("SJ", "SY")];

    public static string Fold(string name)
    {
        var words = Split(name);
        var joined = new StringBuilder(name.Length);
        for (var i = 0; i < words.Count; i++)
        {
            var word = Words.GetValueOrDefault(words[i], words[i]);
            // "Kota" belongs to the name of Kota Bambu, but not to that of Kota (Administrasi) Jakarta Barat.
            if (word == "KOTA" && i + 1 < words.Count && words[i + 1] is "ADMINISTRASI" or "ADM" or "JAKARTA" or "JKT") continue;
            joined.Append(word);
        }
        foreach (var (old, now) in Spellings) joined.Replace(old, now);
        for (var i = joined.Length - 1; i > 0; i--)
        {
            if (joined[i] == joined[i - 1]) joined.Remove(i, 1);
        }
        if (joined.Length > 4 && joined[^1] == 'H' && joined[^2] is 'A' or 'E' or 'I' or 'O' or 'U') joined.Length--;
        return joined.ToString();
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var sign in name.Append(' '))
        {
            if (char.IsLetterOrDigit(sign))
            {
                word.Append(char.ToUpperInvariant(sign));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }
}
