using System.Globalization;

namespace Paseban.Sandbox.Scenario;

/// <summary>Calendar months from first to last, both included, counted as year * 12 + month - 1.</summary>
internal readonly record struct Months(int First, int Last)
{
    public int Count => Math.Max(0, Last - First + 1);

    /// <summary>The months that lie in both.</summary>
    public Months And(Months other) => new(Math.Max(First, other.First), Math.Min(Last, other.Last));

    public bool Holds(int month) => month >= First && month <= Last;

    public static Months Parse(string from, string to) => new(Number(from), Number(to));

    /// <summary>Reads <c>2024-01..2024-02</c>.</summary>
    public static Months Parse(string range) => Parse(range[..7], range[^7..]);

    public static int Number(string month) => NumberOf(DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture));

    public static int NumberOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    public static DateOnly FirstDay(int month) => new(month / 12, (month % 12) + 1, 1);
}
