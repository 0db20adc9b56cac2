using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>
/// What an application may ask for: the programmes of the law, and KJP, which the education office runs on the same registration.
/// </summary>
internal sealed class AskedProgrammes
{
    private const string SchoolCard = "KJP";

    private readonly Dictionary<string, (DateOnly Earliest, DateOnly Latest)> births = new(StringComparer.Ordinal);

    public AskedProgrammes(Law law, Month month)
    {
        Codes = [.. law.Programmes.Select(programme => programme.Code), SchoolCard];
        foreach (var programme in law.Programmes)
        {
            // A programme that is not in force yet has no ages to warn about.
            var assessor = programme.At(month);
            if (assessor.Succeeded && assessor.Value.Payment is { NeedsBirthDate: true } rule)
                births[programme.Code] = (rule.EarliestBirthDate, rule.LatestBirthDate);
        }
    }

    /// <summary>In the order of the law.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The codes among <paramref name="words"/> in the order of the law, each once, and the words that are none.</summary>
    public (IReadOnlyList<string> Known, IReadOnlyList<string> Unknown) Read(IEnumerable<string> words)
    {
        var asked = words.Select(word => word.Trim().ToUpperInvariant()).Where(word => word.Length > 0).ToHashSet(StringComparer.Ordinal);
        return ([.. Codes.Where(asked.Contains)], [.. asked.Except(Codes)]);
    }

    /// <summary>
    /// Programmes asked for whose age limits the birth date does not meet in the month: worth a warning, for the law judges later.
    /// </summary>
    public IReadOnlyList<string> OutsideAge(IReadOnlyList<string> programmes, DateOnly birthDate) =>
        [.. programmes.Where(code =>
            births.TryGetValue(code, out var limits) && (birthDate < limits.Earliest || birthDate > limits.Latest))];

    /// <summary>As <c>application_member</c> stores them.</summary>
    public static string Stored(IReadOnlyList<string> programmes) => string.Join(',', programmes);
}
