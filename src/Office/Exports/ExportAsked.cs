using System.Security.Cryptography;
using System.Text;

namespace Paseban.Office.Exports;

/// <summary>A list that is to be saved as a file.</summary>
/// <param name="Id">Names the file; the same list with the same filters has the same.</param>
/// <param name="FileName">What it is called where it is saved.</param>
/// <param name="Filters">As the list's page has them, in its own order.</param>
public sealed record ExportAsked(string Id, string FileName, IReadOnlyList<string?> Filters)
{
    /// <param name="list">The kind of list: <c>payments</c>.</param>
    /// <param name="about">What it is of, in words of a file name; other signs are left out.</param>
    /// <param name="format">csv or xlsx; csv when it is neither.</param>
    /// <param name="filters">As the list's page has them.</param>
    public static ExportAsked Of(string list, string about, string? format, IReadOnlyList<string?> filters)
    {
        var ending = format == "xlsx" ? "xlsx" : "csv";
        var words = string.Concat((list + "-" + about).Select(sign => char.IsAsciiLetterOrDigit(sign) || sign == '.' ? sign : '-'))
            .Trim('-');
        while (words.Contains("--", StringComparison.Ordinal)) words = words.Replace("--", "-", StringComparison.Ordinal);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [list, ending, .. filters.Select(filter => filter ?? "")])));
        return new(Convert.ToHexStringLower(hash)[..24], $"{words}.{ending}", filters);
    }
}
