using System.Text;

namespace Paseban.Assistance.Imports;

/// <summary>A column that an import knows.</summary>
/// <param name="Name">The Indonesian name that templates and messages use.</param>
/// <param name="Aliases">Other names for the same column: spellings of the ministries' files, and English.</param>
public sealed record TableColumn(string Name, params string[] Aliases)
{
    /// <summary>A file without this column cannot be imported.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its values say who somebody is, so error lists show them masked.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>
    /// A number that names something, leading zeros and all: a spreadsheet cell that holds it as a quantity may already have lost digits.
    /// </summary>
    public bool IsIdentifier { get; init; }

    internal IEnumerable<string> FoldedNames => Aliases.Prepend(Name).Select(Fold);

    /// <summary>Column names compare without case, blanks and punctuation: <c>Tgl. Lahir</c> is <c>tgl_lahir</c>.</summary>
    internal static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var sign in name)
        {
            if (char.IsLetterOrDigit(sign)) folded.Append(char.ToLowerInvariant(sign));
        }
        return folded.ToString();
    }
}
