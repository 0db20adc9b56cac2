using System.Globalization;

namespace Paseban.Tests.Unit.Rules;

/// <summary>Short ways to write the values that tests of the law are full of.</summary>
internal static class Words
{
    public static Paseban.Kernel.Month Month(string text) => Paseban.Kernel.Month.Parse(text);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
