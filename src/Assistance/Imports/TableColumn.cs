using System.Text;

namespace Paseban.Assistance.Imports;

/// <summary>A column that an import knows.</summary>
/// <param name="name">The Indonesian name that templates and messages use.</param>
/// <param name="aliases">Other names for the same column: spellings of the ministries' files, and English.</param>
public sealed class TableColumn(string name, params string[] aliases)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Aliases { get; } = aliases;

    /// <summary>A file without this column cannot be imported.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its values say who somebody is, so error lists show them masked.</summary>
    public bool IsPersonal { get; init; }

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
