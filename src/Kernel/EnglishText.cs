using System.Runtime.CompilerServices;

namespace Paseban.Kernel;

/// <summary>
/// The English of something, as a parameter: a text is taken as it is, an interpolated one is written as English writes, so that an amount
/// in it is Rp300,000 while the Indonesian beside it says Rp300.000.
/// </summary>
[InterpolatedStringHandler]
public ref struct EnglishText
{
    private readonly string? whole;

    private DefaultInterpolatedStringHandler text;

    public EnglishText(int literalLength, int formattedCount) => text = new(literalLength, formattedCount, Language.English.Culture);

    private EnglishText(string whole) => this.whole = whole;

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

    public void AppendFormatted<T>(T value, int alignment, string? format = null) => text.AppendFormatted(value, alignment, format);

    public override string ToString() => whole ?? text.ToStringAndClear();

    public static implicit operator EnglishText(string whole) => new(whole);
}
