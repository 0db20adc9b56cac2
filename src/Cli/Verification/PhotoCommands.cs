using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Cli.Intake;

namespace Paseban.Cli.Verification;

internal sealed class KeepVisitPhotoCommand : LawCommand
{
    private readonly Argument<string> visit = new("VISIT") { Description = "VIS-..." };
    private readonly Argument<FileInfo> file = Operand.File($"A photo (JPEG, PNG, WebP) of at most {AttachDocument.MostMegabytes} MB.");
    private readonly Option<DateOnly> on = Operand.Required<DateOnly>("--on", "DAY", "The day of the visit.");
    private readonly Option<string> by = Operand.Required<string>("--by", "NAME", "Who took it.");
    private readonly Option<string?> documents = DocumentPlace.Option();

    public KeepVisitPhotoCommand() : base(
        Access.To(ProcessKind.VisitRecording),
        "photo",
        "Keeps a photo of a visit, encrypted in the document folder; its hash is the answer to the checklist's question.",
        "paseban visit photo VIS-1112-D rumah.jpg --on 2021-08-10 --by \"Ibu Pendamsos\"")
    {
        Add(visit);
        Add(file);
        foreach (var option in (Option[])[on, by, documents]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var folder = new DocumentFolder(DocumentPlace.Of(session, session.Get(documents)));
        var content = await File.ReadAllBytesAsync(session.Get(file).FullName, ct);
        var kept = await new KeepVisitPhoto(session.Database, session.Keys, law, folder).RunAsync(
            new(session.Get(visit), session.Get(on), session.Get(by), content), session.Context(ProcessKind.VisitRecording), ct);
        return session.Finish(kept, (page, result) => page.Pairs(
            ("Kunjungan", "Visit", result.Visit), ("Isi", "Content", result.MediaType), ("Sidik", "Hash", result.Sha256),
            ("Baru", "New", result.IsNew ? page.Word("ya", "yes") : page.Word("tidak", "no"))));
    }
}

internal sealed class ReadVisitPhotoCommand : SessionCommand
{
    private readonly Argument<string> visit = new("VISIT") { Description = "VIS-..." };
    private readonly Option<string> output = Operand.Required<string>("--out", "FILE", "Where it is written, decrypted.");
    private readonly Option<string?> documents = DocumentPlace.Option();

    public ReadVisitPhotoCommand() : base(
        Access.ToAsk(Inquiry.OneCase),
        "photo-show",
        "Writes the newest photo of a visit to a file. Leaves an access record for whoever was visited.",
        "paseban visit photo-show VIS-1112-D --out rumah.jpg --reason \"objection of the family\"")
    {
        Add(visit);
        Add(output);
        Add(documents);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var folder = new DocumentFolder(DocumentPlace.Of(session, session.Get(documents)));
        var read = await new ReadVisitPhoto(session.Database, session.Keys, folder).RunAsync(
            session.Get(visit), session.Context(ProcessKind.IdentityReading), ct);
        if (!read.Succeeded) return session.Refuse(read.Problems);
        var path = Path.GetFullPath(session.Get(output));
        await File.WriteAllBytesAsync(path, read.Value.Content, ct);
        return session.Show(
            new { read.Value.Visit, read.Value.MediaType, Bytes = read.Value.Content.Length, File = path },
            (page, result) => page.Pairs(("Kunjungan", "Visit", result.Visit), ("Berkas", "File", result.File)));
    }
}
