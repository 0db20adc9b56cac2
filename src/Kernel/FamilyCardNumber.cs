namespace Paseban.Kernel;

/// <summary>
/// Nomor Kartu Keluarga (KK): PPKKCC, DDMMYY of issue, serial. It changes whenever the card is issued again, so it finds a
/// household but never identifies one; former numbers stay searchable.
/// </summary>
public sealed record FamilyCardNumber : IParsable<FamilyCardNumber>
{
    private static readonly BilingualText Name = new("Nomor KK", "Family card number (KK)");

    private FamilyCardNumber(string digits) => Digits = digits;

    /// <summary>The sixteen digits. Identity data: never log them, never put them in an address.</summary>
    public string Digits { get; }

    /// <summary>As <see cref="Nik.Masked"/>.</summary>
    public string Masked => SixteenDigits.Masked(Digits);

    /// <summary>As <see cref="Nik.ToString"/>.</summary>
    public override string ToString() => Masked;

    public static FamilyCardNumber Parse(string s) =>
        Problem(s, out var number) is { } problem ? throw new FormatException(problem.En) : number!;

    public static bool TryParse(string? s, out FamilyCardNumber result)
    {
        var valid = Problem(s, out var number) is null;
        result = number!;
        return valid;
    }

    static FamilyCardNumber IParsable<FamilyCardNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FamilyCardNumber>.TryParse(string? s, IFormatProvider? provider, out FamilyCardNumber result) =>
        TryParse(s, out result);

    /// <summary>Null and the number, or a sentence that says what is wrong, without repeating the number.</summary>
    public static BilingualText? Problem(string? text, out FamilyCardNumber? number)
    {
        number = null;
        if (SixteenDigits.Problem(text, Name, out var digits) is { } problem) return problem;
        number = new FamilyCardNumber(digits);
        return null;
    }
}
