using System.Globalization;

namespace Paseban.Tests.Unit.Linkage;

/// <summary>
/// People with given name, surname and address in the manner of the sets that record linkage is usually judged by: words of our own, as
/// unequally frequent as names are, and records of the same person with several slips, gaps and exchanged columns.
/// </summary>
internal sealed class PlainPeople(int seed)
{
    public static readonly string[] Columns =
        ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth"];

    private static readonly string[] Syllables =
    [
        "ba", "ben", "bra", "car", "cha", "da", "den", "dor", "el", "em", "fer", "fin", "ga", "gre", "ha", "hol", "in", "ja",
        "jen", "ka", "kel", "la", "len", "lo", "mar", "mi", "mor", "na", "nel", "no", "ol", "pa", "per", "ra", "ren", "ro", "sa",
        "shel", "so", "ta", "ten", "tho", "u", "van", "vi", "wa", "wil", "yo", "za", "zel",
    ];

    private static readonly string[] Ends = ["", "n", "s", "r", "ton", "ley", "son", "ia", "e", "y", "man", "ford", "den", "er"];
    private static readonly string[] Streets = ["street", "place", "avenue", "crescent", "close", "road", "circuit", "drive"];
    private static readonly string[] States = ["nsw", "nsw", "nsw", "vic", "vic", "qld", "qld", "wa", "sa", "tas", "act"];

    private readonly Random random = new(seed);

    /// <param name="people">Persons, each with one right record.</param>
    /// <param name="copies">How many spoilt records each has, by person.</param>
    /// <param name="slips">The most things wrong with a spoilt record.</param>
    public LabelledTable Make(int people, Func<Random, int> copies, int slips)
    {
        var made = new LabelledTable(Columns);
        foreach (var (person, record) in People(people).Index())
        {
            made.Add(person, record);
            for (var copy = copies(random); copy > 0; copy--) made.Add(person, Spoil(record, 1 + random.Next(slips)));
        }
        return made.Shuffled(random);
    }

    /// <summary>Two files of the same people: the right records in one, a spoilt record of each in the other.</summary>
    public (LabelledTable Left, LabelledTable Right) MakeTwo(int people, int slips)
    {
        var (left, right) = (new LabelledTable(Columns), new LabelledTable(Columns));
        foreach (var (person, record) in People(people).Index())
        {
            left.Add(person, record);
            right.Add(person, Spoil(record, 1 + random.Next(slips)));
        }
        return (left.Shuffled(random), right.Shuffled(random));
    }

    private List<string[]> People(int count)
    {
        var given = Words(Math.Max(200, count / 8), 2);
        var surnames = Words(Math.Max(400, count / 4), 2);
        var streets = Words(Math.Max(300, count / 4), 3);
        var houses = Words(Math.Max(200, count / 5), 3);
        var suburbs = Words(Math.Max(150, count / 6), 3);
        return [.. Enumerable.Range(0, count).Select(_ => (string[])
        [
            random.Next(50) == 0 ? "" : Often(given), random.Next(60) == 0 ? "" : Often(surnames),
            random.Next(30) == 0 ? "" : Number(1, 200),
            random.Next(40) == 0 ? "" : $"{Often(streets)} {Streets[random.Next(Streets.Length)]}",
            random.Next(4) == 0 ? "" : Often(houses), Often(suburbs), Number(2000, 6999), States[random.Next(States.Length)],
            random.Next(12) == 0 ? "" : Birth(),
        ])];
    }

    private string[] Spoil(string[] record, int slips)
    {
        var spoilt = (string[])record.Clone();
        for (; slips > 0; slips--)
        {
            var column = random.Next(10) < 7 ? random.Next(6) : random.Next(Columns.Length);
            switch (random.Next(20))
            {
                case 0: (spoilt[0], spoilt[1]) = (spoilt[1], spoilt[0]); break;
                case 1: (spoilt[3], spoilt[4]) = (spoilt[4], spoilt[3]); break;
                case 2 or 3: spoilt[column] = ""; break;
                case 4: spoilt[column] = People(1)[0][column]; break;
                default: spoilt[column] = Slips.One(random, spoilt[column]); break;
            }
        }
        return spoilt;
    }

    private string Birth() =>
        new DateOnly(1900, 1, 1).AddDays(random.Next(36_500)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private string Number(int from, int to) => random.Next(from, to + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The first of the list is the commonest, as with names.</summary>
    private string Often(string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2.2))];

    private string[] Words(int count, int syllables)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count)
        {
            var length = 1 + random.Next(syllables) + (syllables > 2 ? 1 : 0);
            var syllablesOfWord = Enumerable.Range(0, length).Select(_ => Syllables[random.Next(Syllables.Length)]);
            words.Add(string.Concat(syllablesOfWord) + Ends[random.Next(Ends.Length)]);
        }
        return [.. words];
    }
}
