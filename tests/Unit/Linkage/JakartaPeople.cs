using System.Globalization;

namespace Paseban.Tests.Unit.Linkage;

/// <summary>
/// Households of a made-up Jakarta: members share address and telephone, siblings share words of their names, a few are twins. Records of
/// the same person differ as the lists of offices do: titles, short forms, old spellings, a word less, initials, exchanged day and month,
/// moved homes.
/// </summary>
internal sealed class JakartaPeople(int seed)
{
    public static readonly string[] Columns =
        ["nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "alamat", "rt", "rw", "kelurahan", "kecamatan", "telepon"];

    private static readonly string[] Men = Split(
        "ahmad muhammad budi agus slamet joko bambang supriyadi suryadi hendra rudi dedi eko andi iwan yusuf ibrahim ismail hasan "
        + "husein abdul sutrisno sugeng wahyu arif rahmat hidayat fajar rizki dimas bayu adi teguh heru tono maman asep ujang cecep "
        + "dadang jajang yanto sarip anton robert yohanes petrus made wayan ketut nyoman parlindungan sahat tigor hotman saut "
        + "zainal zulkifli syarif nurdin mansur jamal");

    private static readonly string[] Women = Split(
        "siti sri dewi nur aminah fatimah khadijah aisyah ratna wati yuni endang sumiati sulastri suparti tuti yati rini rina "
        + "lina maya indah putri ayu wulan lestari kartini kusuma mariam maryam zubaidah halimah rohani rohmah nurhayati nuraini "
        + "eti euis neneng imas kokom entin maria yohana kristina ketut luh made tiur rosmawati hasnah zainab salamah masitoh "
        + "munawaroh khoiriyah umi kalsum");

    private static readonly string[] Second = Split(
        "santoso wijaya saputra pratama setiawan kurniawan gunawan hidayat nugroho wibowo susanto hartono suharto sudirman "
        + "prasetyo ramadhan hakim rahman rahim karim aziz halim fauzi syahputra siregar nasution harahap simanjuntak sitompul "
        + "lubis tanjung chaniago pohan purnomo suryono subagyo budiman firmansyah iskandar maulana akbar handoko hermawan irawan "
        + "kusnadi mulyadi mulyono supardi suparman sutisna wahyudi yulianto");

    private static readonly string[] Streets = Split(
        "melati mawar kenanga anggrek cempaka flamboyan dahlia kamboja teratai bougenville mangga rambutan durian nangka jambu "
        + "delima kelapa merdeka pemuda pahlawan diponegoro sudirman kartini gajahmada hayamwuruk veteran garuda merpati kutilang "
        + "cendrawasih elang rajawali");

    private static readonly string[] Towns = Split(
        "jakarta jakarta jakarta jakarta bogor tegal brebes cirebon bandung garut tasikmalaya solo yogyakarta semarang surabaya "
        + "malang medan padang palembang pekalongan kebumen cilacap purwokerto klaten wonogiri sukabumi cianjur serang lebak "
        + "indramayu kuningan majalengka ambon manado");

    private readonly Random random = new(seed);

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

    public List<string[]> People(int count)
    {
        var people = new List<string[]>(count);
        while (people.Count < count)
        {
            var kelurahan = random.Next(267);
            var address = $"Jl. {Capital(Of(Streets))} {Of(["", "Raya ", "Dalam ", "I ", "II ", "III ", "IV "])}No. {random.Next(1, 150)}";
            var (rt, rw) = (Three(random.Next(1, 16)), Three(random.Next(1, 13)));
            var phone = random.Next(5) < 2 ? "" : $"08{random.Next(11, 99)}{random.Next(10_000_000, 99_999_999)}";
            var family = Of(Second);
            var birth = new DateOnly(1935, 1, 1).AddDays(random.Next(28_000));
            for (var member = random.Next(1, 6); member > 0 && people.Count < count; member--)
            {
                // One member in forty is born the same day as the one before: twins.
                if (random.Next(40) > 0) birth = new DateOnly(1935, 1, 1).AddDays(random.Next(31_000));
                var isMan = random.Next(2) == 0;
                people.Add(
                [
                    Name(isMan, family), isMan ? "L" : "P", Capital(Of(Towns)), Day(birth), address, rt, rw, $"Kelurahan {kelurahan}",
                    $"Kecamatan {kelurahan / 6}", random.Next(3) == 0 ? phone : "",
                ]);
            }
        }
        return people;
    }

    private string Name(bool isMan, string family)
    {
        var words = new List<string> { Of(isMan ? Men : Women) };
        if (random.Next(10) < 8) words.Add(random.Next(3) == 0 ? Of(isMan ? Men : Women) : random.Next(2) == 0 ? family : Of(Second));
        if (random.Next(10) < 3) words.Add(Of(Second));
        return string.Join(' ', words.Distinct()).ToUpperInvariant();
    }

    public string[] Spoil(string[] record, int slips)
    {
        var spoilt = (string[])record.Clone();
        for (; slips > 0; slips--)
        {
            switch (random.Next(14))
            {
                case 0 or 1: spoilt[0] = JakartaSlips.Title(random, spoilt[0]); break;
                case 2: spoilt[0] = JakartaSlips.OldSpelling(spoilt[0]); break;
                case 3: spoilt[0] = JakartaSlips.OtherWords(random, spoilt[0]); break;
                case 4 or 5: spoilt[0] = Slips.One(random, spoilt[0].ToLowerInvariant()); break;
                case 6: spoilt[3] = JakartaSlips.OtherDay(random, spoilt[3]); break;
                case 7: spoilt[2] = random.Next(2) == 0 ? "" : Capital(Of(Towns)); break;
                case 8: spoilt[4] = JakartaSlips.OtherAddress(spoilt[4]); break;
                case 9: spoilt[4] = Slips.One(random, spoilt[4].ToLowerInvariant()); break;
                case 10: spoilt[random.Next(2, Columns.Length)] = ""; break;
                case 11: spoilt[5] = Three(random.Next(1, 16)); break;
                case 12: spoilt[9] = $"+628{random.Next(11, 99)}{random.Next(10_000_000, 99_999_999)}"; break;
                default:
                    var elsewhere = People(1)[0];
                    if (random.Next(3) == 0) elsewhere.AsSpan(4, 5).CopyTo(spoilt.AsSpan(4));
                    break;
            }
        }
        return spoilt;
    }

    private string Of(string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 1.5))];

    private string Day(DateOnly day) => day.ToString(random.Next(5) == 0 ? "dd/MM/yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Three(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string[] Split(string words) => [.. words.Split(' ').Distinct()];
}
