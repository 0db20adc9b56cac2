using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Bank;

/// <summary>What goes wrong on the bank's side of the exchange. Money is never touched by a fault; only files are.</summary>
[Flags]
internal enum FaultKinds
{
    None = 0,
    /// <summary>A file comes one tick later.</summary>
    Late = 1,
    /// <summary>A file comes again: rewritten under its name, or as a copy under another.</summary>
    Repeat = 2,
    /// <summary>A statement comes after the next one, a report of acceptance after the report of settlement.</summary>
    Reorder = 4,
    /// <summary>The writer dies in the middle: half a file stands unsigned until the next tick.</summary>
    Crash = 8,
}

/// <summary>Chance of faults by seed and file.</summary>
/// <param name="kinds">The faults that may happen.</param>
/// <param name="seed">The world's seed.</param>
/// <param name="perThousand">Files that a kind of fault strikes, of a thousand.</param>
internal sealed class Faults(FaultKinds kinds, ulong seed, int perThousand)
{
    /// <summary>What serve uses.</summary>
    public const int Few = 80;

    public bool Strikes(FaultKinds kind, string file) =>
        kinds.HasFlag(kind) && Dice.Hash(seed, $"{kind}:{file}") % 1000 < (ulong)perThousand;

    /// <summary>Whether a repeated file comes under another name.</summary>
    public bool RepeatsAsCopy(string file) => Dice.Hash(seed, $"copy:{file}") % 2 == 0;

    /// <param name="text">Comma-separated: late, repeat, reorder, crash; or none.</param>
    public static FaultKinds? Parse(string text)
    {
        var kinds = FaultKinds.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "none") continue;
            if (!Enum.TryParse<FaultKinds>(word, ignoreCase: true, out var kind)) return null;
            kinds |= kind;
        }
        return kinds;
    }
}
