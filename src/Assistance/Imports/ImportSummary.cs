namespace Paseban.Assistance.Imports;

/// <summary>What became of a file; every import's result begins with it.</summary>
/// <param name="Reference">Names the import in the audit trail; null when nothing landed because the file was imported before.</param>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of the file, hexadecimal.</param>
/// <param name="RowsRead">Rows below the header that are not blank.</param>
/// <param name="RowsLanded">Rows that were used, changed or not.</param>
/// <param name="RowsRefused">Bad rows.</param>
/// <param name="UnknownColumns">Columns that were not read.</param>
/// <param name="ErrorsFile">Where the bad rows are listed; null without any.</param>
/// <param name="FirstProblems">The first bad rows.</param>
/// <param name="Before">The import of this very file before; then nothing changed now.</param>
public sealed record ImportSummary(
    string? Reference, string File, string Hash, long RowsRead, long RowsLanded, long RowsRefused, IReadOnlyList<string> UnknownColumns,
    string? ErrorsFile, IReadOnlyList<RowProblem> FirstProblems, PastImport? Before)
{
    /// <summary>Of what came without a file.</summary>
    internal static readonly ImportSummary None = new(null, "", "", 0, 0, 0, [], null, [], null);

    public bool WasImportedBefore => Before is not null;

    internal static ImportSummary OfRepeat(ImportFile file, PastImport before) =>
        new(null, Path.GetFileName(file.Path), file.Hash, 0, 0, 0, file.Layout.UnknownColumns, null, [], before);

    internal static ImportSummary Of(ImportFile file, string reference, long read, long landed, string? errorsFile) =>
        new(
            reference, Path.GetFileName(file.Path), file.Hash, read, landed, file.Errors.RefusedRows, file.Layout.UnknownColumns,
            errorsFile, file.Errors.First, null);
}
