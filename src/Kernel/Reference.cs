namespace Paseban.Kernel;

/// <summary>
/// A number that people read out on the telephone: a prefix, groups of four and a check character, as in <c>P-1K7Q-X</c>.
/// The alphabet has 31 signs (no 0, I, L, O or U: they are misheard or misread), and the check character is a weighted sum modulo
/// the prime 31, so every single wrong sign and every swap of two neighbours is caught.
/// </summary>
public readonly record struct Reference
{
    private const string Alphabet = "123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Reference(string prefix, long id)
    {
        Prefix = prefix;
        Id = id;
    }

    /// <summary>What the number names: P a person, RUN a payment run, PAY a payment, CASE a case.</summary>
    public string Prefix { get; }

    public long Id { get; }

    /// <param name="prefix">Capital letters A-Z, at least one.</param>
    /// <param name="id">Zero or more.</param>
    public static Reference Of(string prefix, long id)
    {
        if (prefix.Length == 0 || prefix.AsSpan().IndexOfAnyExceptInRange('A', 'Z') >= 0)
            throw new ArgumentException($"'{prefix}' is no prefix: it has capital letters only.", nameof(prefix));
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        return new(prefix, id);
    }

    public override string ToString()
    {
        Span<char> body = stackalloc char[16];
        var at = body.Length;
        var rest = Id;
        do
        {
            body[--at] = Alphabet[(int)(rest % 31)];
            rest /= 31;
        }
        while (rest > 0 || body.Length - at < 4);
        var digits = body[at..];
        var lead = digits.Length % 4;
        var groups = lead == 0 ? "" : digits[..lead].ToString();
        for (var i = lead; i < digits.Length; i += 4) groups += (groups.Length == 0 ? "" : "-") + digits.Slice(i, 4).ToString();
        return $"{Prefix}-{groups}-{Check(Prefix, digits)}";
    }

    /// <summary>
    /// Reads a reference with the given prefix, in any case, with or without hyphens and blanks. The error says whether the
    /// prefix, a sign or the check character is wrong.
    /// </summary>
    public static Outcome<Reference> Read(string prefix, string? text)
    {
        var groups = (text ?? "").ToUpperInvariant().Split(['-', ' '], StringSplitOptions.RemoveEmptyEntries);
        var compact = string.Concat(groups);
        if (HasOtherPrefix(groups, prefix) || !compact.StartsWith(prefix, StringComparison.Ordinal) || compact.Length < prefix.Length + 5)
            return Problem.Invalid("reference", $"'{text}' is no reference that begins with {prefix}-.", "Read it from the letter again.")
                .InIndonesian($"'{text}' bukan nomor yang diawali {prefix}-.", "Baca lagi nomornya di surat atau tanda terima.");

        var digits = compact.AsSpan(prefix.Length, compact.Length - prefix.Length - 1);
        if (digits.Length > 4 && digits[0] == Alphabet[0]) return TooLong(text);
        long id = 0;
        foreach (var sign in digits)
        {
            var value = Alphabet.IndexOf(sign, StringComparison.Ordinal);
            if (value < 0)
                return Problem.Invalid("reference", $"'{sign}' cannot stand in a reference.", "References have no 0, I, L, O or U.")
                    .InIndonesian($"Nomor tidak memakai '{sign}'.", "Yang tidak pernah dipakai: 0, I, L, O dan U. Baca lagi nomornya.");
            if (id > (long.MaxValue - value) / 31) return TooLong(text);
            id = (id * 31) + value;
        }
        return Check(prefix, digits) == compact[^1]
            ? new Reference(prefix, id)
            : Problem.Invalid("reference", $"'{text}' has a wrong check character: one sign was misread.", "Compare each sign once more.")
                .InIndonesian($"Ada satu huruf atau angka yang keliru dalam '{text}'.", "Cocokkan lagi huruf demi huruf.");
    }

    /// <summary>PAY-1K7Q-X is no reference of prefix P, though its letters could all be signs.</summary>
    private static bool HasOtherPrefix(string[] groups, string prefix) =>
        groups.Length > 1
        && groups[0].AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0
        && !groups[0].Equals(prefix, StringComparison.Ordinal);

    private static Problem TooLong(string? text) =>
        Problem.Invalid("reference", $"'{text}' has more signs than its number needs.", "A sign stands there twice; compare them.")
            .InIndonesian($"'{text}' terlalu panjang.", "Ada huruf atau angka yang tertulis dua kali; cocokkan lagi.");

    private static char Check(string prefix, ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var letter in prefix) sum = ((sum * 2) + letter) % 31;
        var weight = 2;
        foreach (var sign in digits)
        {
            sum = (sum + (weight * (Alphabet.IndexOf(sign, StringComparison.Ordinal) + 1))) % 31;
            weight = (weight % 30) + 1;
        }
        return Alphabet[sum];
    }
}
