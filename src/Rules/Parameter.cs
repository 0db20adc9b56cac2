using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// A number or choice of the law with the dates from which it holds. Asking for a day before the first date, or after an end,
/// is a problem and never a zero.
/// </summary>
/// <param name="Values">In the order of their dates; each holds until the next begins.</param>
public sealed record Parameter<T>(string Path, BilingualText Description, string Unit, IReadOnlyList<DatedValue<T>> Values)
{
    public Outcome<T> At(DateOnly day) => InForce(day) switch
    {
        null => Problem.NotFound("law-before-first-date",
            $"law/{Path} says nothing about {Iso(day)}: {Beginning}.", "Ask for a later date, or add a value with its reference.")
            .InIndonesian(
                $"law/{Path} belum berlaku pada {Iso(day)}.",
                "Pilih tanggal yang lebih akhir, atau tambahkan nilai dengan rujukannya."),
        { IsEnd: true } ended => Problem.NotFound("law-ended",
            $"law/{Path} ended on {Iso(ended.From)} ({ended.Reference.Text.En}).",
            "Ask for an earlier date, or add a value with its reference.")
            .InIndonesian(
                $"law/{Path} berakhir {Iso(ended.From)} ({ended.Reference.Text.Id}).",
                "Pilih tanggal yang lebih awal, atau tambahkan nilai dengan rujukannya."),
        var value => value.Value,
    };

    /// <summary>The value of the day with the reference it rests on; null before the first date.</summary>
    public DatedValue<T>? InForce(DateOnly day) => Values.LastOrDefault(value => value.From <= day);

    private string Beginning => Values.Count == 0 ? "it has no value" : $"its first value is of {Iso(Values[0].From)}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What holds from a day on, and why.</summary>
/// <param name="IsEnd">The file says <c>null</c>: from this day there is no value, and <paramref name="Value"/> has no meaning.</param>
public sealed record DatedValue<T>(DateOnly From, bool IsEnd, T Value, Citation Reference, int Line);
