using Paseban.Kernel;

namespace Paseban.Rules;

public enum CadenceKind
{
    /// <summary>When the administration is ready: no date can be promised.</summary>
    Irregular = 1,

    /// <summary>Once a calendar quarter, after its last month has begun.</summary>
    Quarterly = 2,
    Monthly = 3,
}

/// <summary>How often payments come, as the calendar of <c>law/disbursement/calendar.yaml</c> states it for a date.</summary>
/// <param name="DayOfMonth">The usual day of a payment; null where the sources name none.</param>
public sealed record PaymentCadence(CadenceKind Kind, int? DayOfMonth)
{
    internal const string File = "disbursement/calendar.yaml";

    private static readonly Dictionary<string, CadenceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["irregular"] = CadenceKind.Irregular, ["quarterly"] = CadenceKind.Quarterly, ["monthly"] = CadenceKind.Monthly,
    };

    /// <summary>The months that are paid together with <paramref name="month"/>; null when the cadence is irregular.</summary>
    public MonthRange? PeriodOf(Month month) => Kind switch
    {
        CadenceKind.Irregular => null,
        CadenceKind.Quarterly => new(month.Plus(-((month.Number - 1) % 3)), month.Plus(2 - ((month.Number - 1) % 3))),
        CadenceKind.Monthly => new(month, month),
    };

    /// <summary>The day on or about which the month is paid; null where none can be promised.</summary>
    public DateOnly? ExpectedOn(Month month)
    {
        if (PeriodOf(month) is not { } period) return null;
        var last = period.Through;
        return DayOfMonth is { } day ? last.FirstDay.AddDays(Math.Min(day, last.LastDay.Day) - 1) : last.LastDay;
    }

    internal static PaymentCadence Read(Section value)
    {
        var kind = value.OneOf("cadence", Kinds);
        int? day = value.Has("day_of_month") ? (int)Math.Clamp(value.Number("day_of_month"), 0, 99) : null;
        if (day is < 1 or > 31) value.Wrong(value.LineOf("day_of_month"), "A day of the month lies between 1 and 31.");
        return new(kind, day);
    }
}
