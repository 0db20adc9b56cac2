using System.Globalization;

namespace Paseban.Sandbox.Population;

/// <summary>
/// Issues NIK and family card (KK) numbers that are no real person's: kecamatan 99 exists in no city of Jakarta. PPKK99 DDMMYY SSSS,
/// the day plus 40 for women, each serial once.
/// </summary>
internal sealed class IdentityNumbers
{
    private const int DaysInCentury = 36525;
    private static readonly string[] Cities = ["3101", "3171", "3172", "3173", "3174", "3175"];
    private readonly ushort[] niks = new ushort[Cities.Length * 2 * DaysInCentury];
    private readonly ushort[] cards = new ushort[Cities.Length * DaysInCentury];
    private readonly HashSet<string> reserved = new(StringComparer.Ordinal);

    /// <param name="city">City of first registration, as in an area code: <c>31.71</c>.</param>
    /// <param name="born">Birth date as the NIK shall say it.</param>
    /// <param name="female">Whether the day is written plus 40.</param>
    /// <returns>Sixteen digits.</returns>
    public string Nik(string city, DateOnly born, bool female)
    {
        var index = CityIndex(city);
        // A full day of one city goes on in the next city: nobody is refused a number.
        for (var tried = 0; tried < Cities.Length; tried++, index = (index + 1) % Cities.Length)
        {
            ref var serial = ref niks[(((index * 2) + (female ? 1 : 0)) * DaysInCentury) + DayInCentury(born)];
            while (serial < 9999)
            {
                var nik = Digits(Cities[index], born, female ? 40 : 0, ++serial);
                if (reserved.Count == 0 || !reserved.Contains(nik)) return nik;
            }
        }
        throw new InvalidOperationException($"Every serial of {born:yyyy-MM-dd} is taken; make a smaller population.");
    }

    /// <summary>
    /// Keeps a number that nobody has from ever being issued, so that a NIK written wrongly is no other person's.
    /// </summary>
    /// <returns>False when the digits are no well-formed made NIK, or are issued or kept already.</returns>
    public bool TryReserve(string nik)
    {
        if (nik.Length != 16 || nik[4..6] != "99" || nik[12..] == "0000") return false;
        var city = Array.IndexOf(Cities, nik[..4]);
        var day = int.Parse(nik.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var female = day > 40;
        if (city < 0 || !DateOnly.TryParseExact(
            string.Create(CultureInfo.InvariantCulture, $"20{nik.AsSpan(10, 2)}{nik.AsSpan(8, 2)}{(female ? day - 40 : day):00}"),
            "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
            return false;
        var issued = niks[(((city * 2) + (female ? 1 : 0)) * DaysInCentury) + DayInCentury(born)];
        return int.Parse(nik.AsSpan(12), NumberStyles.None, CultureInfo.InvariantCulture) > issued && reserved.Add(nik);
    }

    public string FamilyCard(string city, DateOnly issued)
    {
        var index = CityIndex(city);
        for (var tried = 0; tried < Cities.Length; tried++, index = (index + 1) % Cities.Length)
        {
            ref var serial = ref cards[(index * DaysInCentury) + DayInCentury(issued)];
            if (serial < 9999) return Digits(Cities[index], issued, 0, ++serial);
        }
        throw new InvalidOperationException($"Every family card serial of {issued:yyyy-MM-dd} is taken; make a smaller population.");
    }

    /// <summary>1924 and 2024 write the same two digits, so they share serials.</summary>
    private static int DayInCentury(DateOnly date) => (date.Year % 100 * 365) + ((date.Year % 100 + 3) / 4) + date.DayOfYear - 1;

    private static int CityIndex(string city) => Math.Max(0, Array.IndexOf(Cities, string.Concat(city.AsSpan(0, 2), city.AsSpan(3, 2))));

    private static string Digits(string city, DateOnly date, int dayOffset, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{city}99{date.Day + dayOffset:00}{date:MMyy}{serial:0000}");
}
