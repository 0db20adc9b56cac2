using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Bench.Files;

/// <summary>
/// One made person, entitled to one programme. Everything about somebody follows from their number, so the same number is the same person
/// in every file and on every machine, and a file of millions is written without keeping anybody. Numbers have kecamatan 99: nobody's.
/// </summary>
internal readonly record struct Recipient(long Number)
{
    public const string LargestProgramme = "KLJ";

    private const ulong Seed = 2024;

    private static readonly (string Programme, int Share, DateOnly Eldest, int Days)[] Groups =
    [
        (LargestProgramme, 78, new DateOnly(1930, 1, 1), 33 * 365),
        ("KPDJ", 10, new DateOnly(1965, 1, 1), 45 * 365),
        ("KAJ", 12, new DateOnly(2018, 2, 1), 5 * 365),
    ];

    private static readonly string[] FirstNames =
        ["Siti", "Budi", "Endang", "Slamet", "Sri", "Agus", "Nur", "Ahmad", "Rohani", "Joko", "Maria", "Yusuf", "Ratna", "Hasan", "Dewi"];

    private static readonly string[] LastNames =
        ["Aminah", "Santoso", "Lestari", "Wijaya", "Rahayu", "Saputra", "Hidayat", "Siregar", "Kusuma", "Sitorus", "Utami", "Marpaung"];

    public static IEnumerable<Recipient> All(long count)
    {
        for (var number = 0L; number < count; number++) yield return new Recipient(number);
    }

    public string Programme => Groups[Group].Programme;

    public bool IsDisabled => Programme == "KPDJ";

    public bool IsFemale => Chance(1, 2) == 0;

    public DateOnly Born => Groups[Group].Eldest.AddDays((int)(Rank / 5 % Groups[Group].Days));

    public string Name => $"{FirstNames[Chance(2, FirstNames.Length)]} {LastNames[Chance(3, LastNames.Length)]}";

    public string Nik =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"31{71 + (Rank % 5)}99{Born.Day + (IsFemale ? 40 : 0):00}{Born:MMyy}{1 + (Rank / 5 / Groups[Group].Days):0000}");

    /// <summary>The family card; two recipients share one.</summary>
    public string Card
    {
        get
        {
            var issued = new DateOnly(2003, 1, 1).AddDays((int)(Number / 10 % 7000));
            return string.Create(CultureInfo.InvariantCulture, $"31{71 + (Number / 2 % 5)}99{issued:ddMMyy}{1 + (Number / 70_000):0000}");
        }
    }

    public bool IsHead => Number % 2 == 0;

    /// <summary>Everyone has an account of their own at the programme's bank.</summary>
    public string Account => string.Create(CultureInfo.InvariantCulture, $"{40_100_000_000 + Number}");

    /// <summary>A number from 0 to <paramref name="sides"/> - 1, the same at each call.</summary>
    /// <param name="question">Tells one property from another.</param>
    /// <param name="sides">How many answers there are.</param>
    public int Chance(int question, int sides)
    {
        // The finaliser of SplitMix64: neighbouring numbers get unrelated answers.
        unchecked
        {
            var bits = (ulong)Number + (Seed * 0x9E3779B97F4A7C15) + ((ulong)question << 48);
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return (int)((bits ^ (bits >> 31)) % (ulong)sides);
        }
    }

    /// <summary>Of each hundred people in a row the first shares belong to the first programme, and so on.</summary>
    private int Group => (Number % 100) switch { < 78 => 0, < 88 => 1, _ => 2 };

    /// <summary>The place among the people of the same programme.</summary>
    private long Rank => (Number / 100 * Groups[Group].Share) + (Number % 100) - Group switch { 0 => 0, 1 => 78, _ => 88 };

    /// <summary>The decree's amount for everyone, each month.</summary>
    public static Rupiah PerMonth { get; } = new(300_000);
}
