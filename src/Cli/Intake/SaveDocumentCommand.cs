using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class SaveDocumentCommand : SessionCommand
{
    private readonly Argument<string> reference = ApplicationCommands.Reference();
    private readonly Argument<long> number = new("NUMBER") { Description = "Which document, as 'application show' counts them." };
    private readonly Option<string> output = Operand.Required<string>("--out", "FILE", "Where it is written, decrypted.");
    private readonly Option<string?> documents = DocumentPlace.Option();

    public SaveDocumentCommand() : base(
        Access.ToAsk(Inquiry.Applications),
        "document",
        "Writes a document of an application to a file. Leaves an access record for each person of the application.",
        "paseban application document REG-1112-J 1 --out ktp.jpg --reason \"compares the card with the form\"")
    {
        Add(reference);
        Add(number);
        Add(output);
        Add(documents);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var folder = new DocumentFolder(DocumentPlace.Of(session, session.Get(documents)));
        var read = await new ReadDocument(session.Database, session.Keys, folder).RunAsync(
            new(session.Get(reference), session.Get(number)), session.Context(ProcessKind.IdentityReading), ct);
        if (!read.Succeeded) return session.Refuse(read.Problems);
        var path = Path.GetFullPath(session.Get(output));
        await File.WriteAllBytesAsync(path, read.Value.Content, ct);
        var written = new { read.Value.Kind, read.Value.MediaType, Bytes = read.Value.Content.Length, File = path };
        return session.Show(written, (page, result) => page.Pairs(
            ("Jenis", "Kind", result.Kind), ("Isi", "Content", result.MediaType), ("Berkas", "File", result.File)));
    }
}
