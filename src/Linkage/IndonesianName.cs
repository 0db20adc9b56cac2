using Paseban.Linkage.Values;

namespace Paseban.Linkage;

/// <summary>How two names agree.</summary>
public enum NameAgreement
{
    /// <summary>One of them is empty.</summary>
    Missing = 0,

    /// <summary>The same name: H. Moch. Soleh, S.H. and Muhammad Soleh.</summary>
    Exact = 1,

    /// <summary>The same words in another order, or heard alike: Syarif and Sarip.</summary>
    Same = 2,

    /// <summary>One slip of the pen.</summary>
    Close = 3,

    /// <summary>A few slips, an initial for a word, or a word more.</summary>
    Similar = 4,

    /// <summary>Something in common, such as one word of several.</summary>
    Weak = 5,

    Different = 6,
}

/// <param name="Agreement">How they agree.</param>
/// <param name="Similarity">The share of the longer name that agrees, 0 to 1.</param>
public readonly record struct NameComparison(NameAgreement Agreement, double Similarity);

/// <summary>A name made ready to be compared many times: without titles and accents, in one spelling.</summary>
public sealed class FoldedName
{
    private readonly byte[] signs;
    private readonly FoldedValue value;

    internal FoldedName(string text)
    {
        Text = text;
        Span<byte> codes = stackalloc byte[EditDistance.MostSigns];
        value = FoldedValue.Encode(text, codes, ValuePool.AlikeOf(text, ColumnKind.Name));
        signs = codes[..value.Length].ToArray();
    }

    /// <summary>Lower-case words with one blank between them; empty when nothing of a name was written.</summary>
    public string Text { get; }

    public override string ToString() => Text;

    internal NameComparison Compare(FoldedName other, ValueComparison comparison)
    {
        if (value.Length == 0 || other.value.Length == 0) return default;
        if (value.Alike == other.value.Alike && Text == other.Text) return new(NameAgreement.Exact, 1);
        var level = comparison.Words(value, signs, other.value, other.signs, out var share);
        return new((NameAgreement)level, share);
    }
}

/// <summary>
/// Names as Indonesians have them: one word or several, in any order; titles (Ir., H., Hj., Drs., S.H.) and descent (bin, binti) around
/// them; spellings before 1972 (oe, dj, tj, sj, nj); short forms (Moh., Abd.).
/// </summary>
public static class IndonesianName
{
    [ThreadStatic]
    private static ValueComparison? comparison;

    public static FoldedName Fold(string name) => new(Folding.Fold(name, ColumnKind.Name, dayFirst: true));

    public static NameComparison Compare(string left, string right) => Compare(Fold(left), Fold(right));

    /// <summary>Makes no object: for one name against many.</summary>
    public static NameComparison Compare(FoldedName left, FoldedName right) => left.Compare(right, comparison ??= new ValueComparison());
}
