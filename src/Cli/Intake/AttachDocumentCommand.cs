using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class AttachDocumentCommand : SessionCommand
{
    private readonly Argument<string> reference = ApplicationCommands.Reference();
    private readonly Argument<FileInfo> file = Operand.File(
        $"A photo (JPEG, PNG, WebP) or a PDF of at most {AttachDocument.MostMegabytes} MB.");
    private readonly Option<string> kind = Operand.Required<string>("--kind", "KIND", $"One of {string.Join(", ", AttachDocument.Kinds)}.");
    private readonly Option<string?> documents = DocumentPlace.Option();

    public AttachDocumentCommand() : base(
        Access.To(ProcessKind.ApplicationEditing),
        "attach",
        "Adds a photo or PDF to an application; it is kept encrypted in the document folder.",
        "paseban application attach REG-1112-J ktp.jpg --kind ktp",
        "paseban application attach REG-1112-J letter.pdf --kind domicile_letter --documents /srv/paseban/documents")
    {
        Add(reference);
        Add(file);
        Add(kind);
        Add(documents);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var content = session.Get(file);
        // A file that is far too large is refused by the use case; no more of it than that takes is read.
        var bytes = new byte[Math.Min(content.Length, AttachDocument.LargestBytes + 1L)];
        await using (var stream = content.OpenRead()) await stream.ReadExactlyAsync(bytes, ct);
        var folder = new DocumentFolder(DocumentPlace.Of(session, session.Get(documents)));
        var attached = await new AttachDocument(session.Database, session.Keys, folder).RunAsync(
            new(session.Get(reference), session.Get(kind), bytes), session.Context(ProcessKind.ApplicationEditing), ct);
        return session.Finish(attached, (page, result) =>
        {
            if (result.IsNew) page.Good("Dokumen tersimpan.", "The document is kept.");
            else page.Good("Dokumen ini sudah ada: tidak ada yang berubah.", "The document is there already: nothing changed.");
            page.Pairs(
                ("Nomor", "Reference", result.Reference), ("Isi", "Content", result.MediaType), ("Sidik", "Hash", result.Sha256));
        });
    }
}
