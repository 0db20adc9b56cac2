using System.Globalization;
using Paseban.Linkage;

namespace Paseban.Bench.Linkage;

/// <summary>
/// People to be linked, in homes of one to five, with names as unequally frequent as names are; every tenth has a second record with up
/// to three things wrong. Everything follows from the seed.
/// </summary>
internal sealed class MadePeople(int seed)
{
    private static readonly string[] Columns =
        ["nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "alamat", "rt", "rw", "kelurahan", "kecamatan", "telepon"];

    private static readonly string[] Starts =
        "a ba bu da de di du e fa fi ga ha he hi i ja jo ka ki ku la li lu ma mi mu na ni nu pa pu ra ri ro sa si su ta ti tri u wa wi ya"
            .Split(' ');

    private static readonly string[] Ends =
        "di na ni ti to ko no ri ra yah man din wan san tini wati yanto yono mi dah lah fin sih tih rah nto ngsih rti mad lim mar"
            .Split(' ');

    private static readonly string[] Titles = ["H. ", "Hj. ", "Ir. ", "Drs. ", "Moh. "];

    private readonly Random random = new(seed);

    public string[] Names(int count)
    {
        var words = Words(3_000);
        return [.. Enumerable.Range(0, count).Select(_ => Name(words))];
    }

    /// <summary>The records in an order that tells nothing, and who each of them is.</summary>
    public (LinkageTable Table, int[] Persons) Make(int people)
    {
        var (rows, persons) = (new List<string[]>(), new List<int>());
        var words = Words(3_000);
        var (streets, towns) = (Words(1_500), Words(100));
        for (var person = 0; person < people;)
        {
            var kelurahan = random.Next(267);
            string[] home =
            [
                $"Jl. {Often(streets)} No. {random.Next(1, 200)}", Three(16), Three(13), $"Kel {Letters(kelurahan)}",
                $"Kec {Letters(kelurahan / 6)}", random.Next(2) == 0 ? "" : Phone(),
            ];
            for (var member = random.Next(1, 6); member > 0 && person < people; member--, person++)
            {
                string[] row = [Name(words), random.Next(2) == 0 ? "L" : "P", Often(towns), Day(), .. home];
                rows.Add(row);
                persons.Add(person);
                if (person % 10 > 0) continue;
                rows.Add(Spoil(row, words));
                persons.Add(person);
            }
        }
        var order = Enumerable.Range(0, rows.Count).ToArray();
        random.Shuffle(order);
        var table = new LinkageTable(Columns);
        foreach (var row in order) table.Add(rows[row]);
        return (table, [.. order.Select(row => persons[row])]);
    }

    /// <summary>A slip, a title, an initial, another order, a word less.</summary>
    public string SpoilName(string name)
    {
        var words = name.Split(' ');
        return random.Next(6) switch
        {
            0 => Titles[random.Next(Titles.Length - 1)] + name,
            1 when words.Length > 1 => $"{words[0][0]}. {string.Join(' ', words[1..])}",
            2 when words.Length > 1 => string.Join(' ', words.Reverse()),
            3 when words.Length > 2 => string.Join(' ', words[..^1]),
            _ => Slip(name),
        };
    }

    private string[] Spoil(string[] row, string[] words)
    {
        var spoilt = (string[])row.Clone();
        for (var slips = 1 + random.Next(3); slips > 0; slips--)
        {
            switch (random.Next(7))
            {
                case 0 or 1: spoilt[0] = SpoilName(spoilt[0]); break;
                case 2: spoilt[3] = Slip(spoilt[3]); break;
                case 3: spoilt[4] = Slip(spoilt[4]); break;
                case 4: spoilt[random.Next(2, spoilt.Length)] = ""; break;
                case 5: spoilt[9] = Phone(); break;
                default: spoilt[4] = $"Jl. {Often(words)} No. {random.Next(1, 200)}"; break;
            }
        }
        return spoilt;
    }

    private string Slip(string value)
    {
        if (value.Length < 2) return value;
        var at = random.Next(value.Length - 1);
        var other = char.IsAsciiDigit(value[at]) ? (char)('0' + random.Next(10)) : (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => value.Remove(at, 1),
            1 => value.Insert(at, other.ToString()),
            2 => string.Concat(value.AsSpan(0, at), other.ToString(), value.AsSpan(at + 1)),
            _ => string.Concat(value[..at], value[at + 1], value[at], value[(at + 2)..]),
        };
    }

    private string Name(string[] words) => string.Join(' ', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Often(words)));

    private string[] Words(int count)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count)
        {
            var middle = random.Next(2) == 0 ? "" : Starts[random.Next(Starts.Length)];
            words.Add($"{Starts[random.Next(Starts.Length)]}{middle}{Ends[random.Next(Ends.Length)]}");
        }
        return [.. words];
    }

    private string Often(string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2.5))];

    private string Day() => new DateOnly(1930, 1, 1).AddDays(random.Next(34_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Three(int below) => random.Next(1, below).ToString("000", CultureInfo.InvariantCulture);

    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"08{random.Next(11, 99)}{random.Next(10_000_000, 99_999_999)}");

    /// <summary>A word for a number, so that near numbers are no near words.</summary>
    private static string Letters(int number) =>
        $"{Of(Starts, number)}{Of(Ends, number * 7)}{Of(Starts, number * 13)}{Of(Ends, number / 3)}";

    private static string Of(string[] words, int number) => words[number % words.Length];
}
