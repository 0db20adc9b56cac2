using System.Collections.Frozen;

namespace Paseban.Linkage.Names;

/// <summary>Words around a name that are not the name: honorifics, degrees, and the particles of descent.</summary>
internal static class NameTitles
{
    private static readonly FrozenSet<string> Before = FrozenSet.Create(
        StringComparer.Ordinal,
        "h", "hj", "hjh", "haji", "hajjah", "hajah", "kh", "ir", "dr", "drs", "dra", "drg", "drh", "prof", "tn", "ny", "nn", "sdr", "sdri",
        "bpk", "bapak", "ibu", "alm", "almh", "almarhum", "almarhumah", "r", "rr", "ra", "rm", "rd", "raden", "ust", "ustad", "ustadz",
        "kyai", "kiai", "letkol", "kol", "pdt", "apt", "ns");

    private static readonly FrozenSet<string> After = FrozenSet.Create(
        StringComparer.Ordinal,
        "sh", "se", "st", "ss", "spd", "spdi", "skom", "sag", "ssos", "sip", "skm", "sked", "skep", "sfarm", "sp", "stp", "spt", "ssi",
        "shi", "sei", "spsi", "sthi", "sikom", "sst", "sds", "mm", "mh", "mt", "ma", "msi", "mpd", "mkom", "mkn", "mag", "mkes", "mba",
        "msc", "phd", "ba", "bsc", "amd", "amdkeb", "amkeb", "akt", "ak", "cpa", "ca");

    /// <summary>Degrees that are no name even without dots or comma.</summary>
    private static readonly FrozenSet<string> AlwaysAfter = FrozenSet.Create(
        StringComparer.Ordinal,
        "sh", "spd", "spdi", "skom", "ssos", "skm", "sked", "skep", "ssi", "shi", "spsi", "mpd", "msi", "mkom", "mkn", "mkes", "msc", "phd",
        "bsc", "amd", "amdkeb");

    private static readonly FrozenSet<string> Particles = FrozenSet.Create(StringComparer.Ordinal, "bin", "binti", "bt", "bti");

    public static bool IsParticle(string word) => Particles.Contains(word);

    /// <summary>An R. is a raden, but R without a dot an initial; a lone H is a haji either way.</summary>
    public static bool IsBefore(string word, bool dotted) => Before.Contains(word) && (dotted || word != "r");

    public static bool IsAfter(string word, bool setApart) => setApart ? After.Contains(word) : AlwaysAfter.Contains(word);

    /// <summary>Whether letters between dots are one title: S.H., M.Si., K.H.</summary>
    public static bool IsTitle(string joined) => Before.Contains(joined) || After.Contains(joined);
}
