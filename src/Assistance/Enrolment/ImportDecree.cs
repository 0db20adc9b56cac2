using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>A decree with the file of its list.</summary>
/// <param name="Path">CSV or XLSX with <see cref="DecreeColumns"/>.</param>
/// <param name="Number">As on the decree: <c>Kepgub 120/2024</c>.</param>
/// <param name="SignedOn">The day of the decree.</param>
/// <param name="BadRows">Whether a bad row refuses the file; by default it does, because a decree is a whole.</param>
/// <param name="ErrorsPath">Where bad rows are listed; beside the file when null.</param>
/// <param name="Preview">Only says what would happen: everything is checked and worked out, nothing is kept.</param>
public sealed record DecreeFile(
    string Path, string Number, string Title, DateOnly SignedOn, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null,
    bool Preview = false);

/// <summary>
/// Imports a governor's decree on the recipients as a new list, and makes each line a recipient. Rows that disagree with the law of their
/// months, with the registry or with another decree in force are refused.
/// </summary>
public sealed class ImportDecree(Database database, KeyRing keys, Law law)
{
    public Task<Outcome<DecreeChanged>> RunAsync(
        DecreeFile request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default) =>
        new DecreeChange(database, keys, law).RunAsync(request, null, context, progress, ct);
}

/// <summary>
/// Imports a decree that amends a list: it adds, changes and removes lines from a month on, and becomes the list's next version. Lines
/// of earlier versions stay as they are; what is withdrawn of them is recorded beside.
/// </summary>
public sealed class AmendDecree(Database database, KeyRing keys, Law law)
{
    /// <param name="request">The amending decree.</param>
    /// <param name="amends">Number of any decree of the list; the newest version is what is amended.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="progress">Told how far the work has come.</param>
    /// <param name="ct">Ends the work; nothing lands.</param>
    public Task<Outcome<DecreeChanged>> RunAsync(
        DecreeFile request, string amends, ProcessContext context, IProgress<WorkProgress>? progress = null,
        CancellationToken ct = default) =>
        new DecreeChange(database, keys, law).RunAsync(request, amends, context, progress, ct);
}
