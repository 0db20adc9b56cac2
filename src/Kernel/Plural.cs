namespace Paseban.Kernel;

/// <summary>A number with its English words, as in <c>1 file is</c> and <c>2 files are</c>; Indonesian has one form.</summary>
public static class Plural
{
    public static string Of(long number, string one, string many) =>
        $"{number.In(Language.English)} {(number == 1 ? one : many)}";
}
