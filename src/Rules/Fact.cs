using System.Collections.Immutable;
using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Rules;

public enum FactType
{
    YesNo = 1,

    /// <summary>A whole number within the fact's range.</summary>
    Number = 2,
    Rupiah = 3,
    Date = 4,

    /// <summary>One of the fact's named options.</summary>
    Choice = 5,
}

/// <summary>Whether a fact is about the person or about everyone in the household.</summary>
public enum FactLevel
{
    Person = 1,
    Household = 2,
}

/// <summary>How a fact follows from a date, so that nobody states it and it can never disagree with the date.</summary>
public enum Derivation
{
    /// <summary>Completed years on the judged day.</summary>
    CompletedYears = 1,

    /// <summary>Completed months on the judged day.</summary>
    CompletedMonths = 2,

    /// <summary>Yes unless a death ends entitlement to the month; which death does is the parameter <c>month_of_death</c>.</summary>
    AliveForMonth = 3,

    /// <summary>Yes unless the date is on or before the judged day.</summary>
    NotYetOnJudgedDay = 4,
}

/// <summary>Where a statement comes from: the registry generations, the civil registry, the revenue agency, a field visit ...</summary>
public sealed record FactSource(int Index, string Code, BilingualText Text);

/// <summary>One fact of the catalogue in <c>law/common/facts.yaml</c>.</summary>
/// <param name="Index">Its place in the catalogue, which orders fact texts.</param>
/// <param name="Column">Its column in Indonesian files; empty for a derived fact.</param>
/// <param name="Options">The named values of a choice or of a coded number; empty for other facts.</param>
/// <param name="Snapshot">Facts of one snapshot are read from the same record, the newest that states any of them; null for none.</param>
/// <param name="Ranks">By source index: 0 is heard first, equal ranks let the newest speak, -1 is not heard.</param>
/// <param name="Base">The date that a derived fact follows from.</param>
public sealed record Fact(
    int Index, string Code, FactType Type, FactLevel Level, BilingualText Text, string Column,
    long Least, long Most, ImmutableArray<FactOption> Options, string? Snapshot, ImmutableArray<int> Ranks,
    Derivation? Derivation, Fact? Base)
{
    /// <summary>A date speaks for itself: a death that is reported later was a death all the same.</summary>
    public bool IsEvent => Type == FactType.Date;

    public bool IsDerived => Derivation is not null;

    public bool IsAge => Derivation is Rules.Derivation.CompletedYears or Rules.Derivation.CompletedMonths;

    /// <summary>
    /// Reads a value as fact texts, law and Indonesian files write it (<c>yes</c> or <c>ya</c>, <c>small</c> or <c>kecil</c>).
    /// </summary>
    public bool TryRead(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        switch (Type)
        {
            case FactType.YesNo:
                if (text is "no") return true;
                value = text is "yes" || text.Equals("ya", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                return value == 1 || text.Equals("tidak", StringComparison.OrdinalIgnoreCase);
            case FactType.Date:
                var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
                value = date.DayNumber;
                return isDate;
            case FactType.Choice:
                return TryReadOption(text, out value);
            case FactType.Number or FactType.Rupiah:
            default:
                return TryReadDigits(text, out value) && value >= Least && value <= Most;
        }
    }

    /// <summary>The value as fact texts write it.</summary>
    public string Print(long value) => Type switch
    {
        FactType.YesNo => value == 1 ? "yes" : "no",
        FactType.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactType.Choice => Option(value)!.Code,
        FactType.Number or FactType.Rupiah => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The value as people read it.</summary>
    public string Show(long value, Language language) => Type switch
    {
        FactType.YesNo => (value == 1, language) switch
        {
            (true, Language.Indonesian) => "ya",
            (false, Language.Indonesian) => "tidak",
            (true, _) => "yes",
            (false, _) => "no",
        },
        FactType.Rupiah => new Rupiah(value).In(language),
        FactType.Choice or FactType.Number when Option(value) is { } option => option.Text.In(language),
        _ => Print(value),
    };

    /// <summary>What a value must look like, for the message about one that does not.</summary>
    public BilingualText Expected => Type switch
    {
        FactType.YesNo => new("ya atau tidak", "yes or no (ya/tidak)"),
        FactType.Date => new("tanggal seperti 2024-03-15", "a date such as 2024-03-15"),
        FactType.Rupiah => new("rupiah bulat tanpa titik", "whole rupiah without dots"),
        FactType.Choice => new(
            string.Join(", ", Options.Select(o => o.Column)),
            string.Join(", ", Options.Select(o => o.Column == o.Code ? o.Code : $"{o.Code} ({o.Column})"))),
        FactType.Number => new($"angka {Least} sampai {Most}", $"a number from {Least} to {Most}"),
    };

    /// <summary>
    /// Up to 18 digits and nothing else; several times as fast as the general parser, which a batch of a million notices.
    /// </summary>
    private static bool TryReadDigits(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.Length is 0 or > 18) return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            value = (value * 10) + (digit - '0');
        }
        return true;
    }

    private FactOption? Option(long value)
    {
        foreach (var option in Options)
        {
            if (option.Number == value) return option;
        }
        return null;
    }

    private bool TryReadOption(ReadOnlySpan<char> text, out long value)
    {
        foreach (var option in Options)
        {
            value = option.Number;
            if (text.SequenceEqual(option.Code) || text.Equals(option.Column, StringComparison.OrdinalIgnoreCase)) return true;
        }
        value = 0;
        return false;
    }
}

/// <summary>A named value: its code in fact texts and law, its word in Indonesian files, and its text for people.</summary>
public sealed record FactOption(long Number, string Code, string Column, BilingualText Text);
