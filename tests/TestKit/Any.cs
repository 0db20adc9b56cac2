using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Paseban.Kernel;

namespace Paseban.Tests.TestKit;

/// <summary>Generators of valid kernel values, with their edges drawn more often than chance would.</summary>
public static class Any
{
    /// <summary>A number between two, both included.</summary>
    public static Gen<long> Between(long least, long most) =>
        Gen.Choose(0, ushort.MaxValue).ArrayOf(4).Select(parts =>
        {
            var bits = parts.Aggregate(UInt128.Zero, (sum, part) => (sum << 16) | (UInt128)(uint)part);
            return (long)(least + (Int128)(bits % (UInt128)((Int128)most - least + 1)));
        });

    /// <summary>The whole 64-bit range.</summary>
    public static readonly Gen<Rupiah> Rupiah =
        Gen.Frequency(
            (8, Between(long.MinValue, long.MaxValue)),
            (4, Between(-10_000_000, 10_000_000)),
            (1, Gen.Elements(long.MinValue, long.MinValue + 1, -1L, 0L, 1L, long.MaxValue - 1, long.MaxValue)))
        .Select(amount => new Rupiah(amount));

    /// <summary>At most a hundred trillion rupiah either way, so that a few of them add up without overflow.</summary>
    public static readonly Gen<Rupiah> BudgetSizedRupiah =
        Between(-100_000_000_000_000, 100_000_000_000_000).Select(amount => new Rupiah(amount));

    public static readonly Gen<Month> Month =
        Gen.Frequency(
            (8, Gen.Choose(new Month(2015, 1).Index, new Month(2035, 12).Index)),
            (2, Gen.Choose(Kernel.Month.First.Index, Kernel.Month.Last.Index)))
        .Select(index => new Month(index));

    /// <summary>One month to ten years, between 2015 and 2045.</summary>
    public static readonly Gen<MonthRange> MonthRange =
        Gen.Choose(new Month(2015, 1).Index, new Month(2035, 12).Index)
        .Zip(Gen.Choose(0, 120))
        .Select(pair => new MonthRange(new Month(pair.Item1), new Month(pair.Item1 + pair.Item2)));

    /// <summary>From 1900 to 2099, so that both centuries of a two-digit year occur.</summary>
    public static readonly Gen<DateOnly> BirthDate =
        Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    public static readonly Gen<Sex> Sex = Gen.Elements(Kernel.Sex.Male, Kernel.Sex.Female);

    /// <summary>A test NIK (kecamatan 99, which does not exist) of a person with this birth date and sex.</summary>
    public static string NikDigits(DateOnly birthDate, Sex sex, int serial = 1, string city = "3171")
    {
        var day = birthDate.Day + (sex == Kernel.Sex.Female ? 40 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{city}99{day:00}{birthDate.Month:00}{birthDate.Year % 100:00}{serial:0000}");
    }
}
