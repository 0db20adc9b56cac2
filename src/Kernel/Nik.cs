using System.Globalization;

namespace Paseban.Kernel;

public enum Sex
{
    Male = 1,
    Female = 2,
}

/// <summary>
/// Nomor Induk Kependudukan, the national identity number: PPKKCC (area of first registration), DDMMYY of birth (day + 40
/// for women), SSSS (serial from 0001). It has no check digit and never changes: neither a move nor a corrected birth date
/// alters it, so a disagreement with the recorded birth date or sex is a flag for a person to look at, not a refusal.
/// </summary>
/// <remarks>The two-digit year is ambiguous (a child of 2024, an elder of 1924): the century comes from the recorded birth date.</remarks>
public sealed record Nik : IParsable<Nik>
{
    private static readonly BilingualText Name = new("NIK", "NIK");

    private readonly string digits;

    private Nik(string digits) => this.digits = digits;

    /// <summary>The sixteen digits. Identity data: never log them, never put them in an address.</summary>
    public string Digits => digits;

    public Sex Sex => DayField > 40 ? Sex.Female : Sex.Male;

    private int DayField => Number(6, 2);

    private int Day => DayField > 40 ? DayField - 40 : DayField;

    /// <summary>
    /// The birth date as the NIK says it, in the century that lies nearest to <paramref name="recorded"/>; null when the digits
    /// name no calendar day in that century (29 February of a common year).
    /// </summary>
    public DateOnly? BirthDateNear(DateOnly recorded)
    {
        var twoDigits = Number(10, 2);
        var century = recorded.Year - (recorded.Year % 100);
        DateOnly? nearest = null;
        foreach (var year in (ReadOnlySpan<int>)[century - 100 + twoDigits, century + twoDigits, century + 100 + twoDigits])
        {
            if (DateIn(year) is not { } date) continue;
            if (nearest is null || Math.Abs(date.DayNumber - recorded.DayNumber) < Math.Abs(nearest.Value.DayNumber - recorded.DayNumber))
                nearest = date;
        }
        return nearest;
    }

    public bool AgreesWith(DateOnly recordedBirthDate) => BirthDateNear(recordedBirthDate) == recordedBirthDate;

    /// <summary>
    /// <c>31************01</c>: enough to find the number on a card that lies there. Beside it a page often tells birth date, sex and
    /// kelurahan, so the place and most of the serial number are hidden as well: nothing on the page fills them in.
    /// </summary>
    public string Masked => SixteenDigits.Masked(digits);

    /// <summary>
    /// Masked, but for the digits that are not the same in one of <paramref name="others"/>: two are never taken for one.
    /// </summary>
    public string MaskedBeside(IReadOnlyList<Nik> others) => string.Create(digits.Length, (digits, Masked, others), static (shown, of) =>
    {
        for (var place = 0; place < shown.Length; place++)
            shown[place] = of.others.All(other => other.digits[place] == of.digits[place]) ? of.Masked[place] : of.digits[place];
    });

    /// <summary>Masked, so that a NIK in a log line by mistake is not a disclosure.</summary>
    public override string ToString() => Masked;

    public static Nik Parse(string s) =>
        Problem(s, out var nik) is { } problem ? throw new FormatException(problem.En) : nik!;

    public static bool TryParse(string? s, out Nik result)
    {
        var valid = Problem(s, out var nik) is null;
        result = nik!;
        return valid;
    }

    static Nik IParsable<Nik>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Nik>.TryParse(string? s, IFormatProvider? provider, out Nik result) => TryParse(s, out result);

    /// <summary>Null and the NIK, or a sentence that says what is wrong, without repeating the number.</summary>
    public static BilingualText? Problem(string? text, out Nik? nik)
    {
        nik = null;
        if (SixteenDigits.Problem(text, Name, out var digits) is { } problem) return problem;
        var candidate = new Nik(digits);
        if (candidate.DayField is 0 or (> 31 and < 41) or > 71)
            return new(
                "Angka ke-7 dan ke-8 NIK bukan tanggal lahir (01-31, atau 41-71 untuk perempuan).",
                "NIK digits 7-8 are no day of birth (01-31, or 41-71 for women).");
        if (candidate.Number(8, 2) is 0 or > 12)
            return new("Angka ke-9 dan ke-10 NIK bukan bulan lahir (01-12).", "NIK digits 9-10 are no month of birth (01-12).");
        if (candidate.DateIn(1900 + candidate.Number(10, 2)) is null && candidate.DateIn(2000 + candidate.Number(10, 2)) is null)
            return new("Angka ke-7 sampai ke-12 NIK bukan tanggal di kalender.", "NIK digits 7-12 name no calendar day.");
        if (digits.EndsWith("0000", StringComparison.Ordinal))
            return new("NIK berakhir dengan 0000; nomor urut dimulai dari 0001.", "NIK ends in 0000; serial numbers begin at 0001.");
        nik = candidate;
        return null;
    }

    private int Number(int start, int length) =>
        int.Parse(digits.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

    private DateOnly? DateIn(int year)
    {
        var month = Number(8, 2);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, Day)
            : null;
    }
}
