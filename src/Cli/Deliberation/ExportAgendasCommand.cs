using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;

namespace Paseban.Cli.Deliberation;

internal sealed class ExportAgendasCommand : SessionCommand
{
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string> kind = MeetingOperands.Kind(required: true);
    private readonly Option<string?> kelurahan = new("--kelurahan") { HelpName = "CODE|NAME", Description = "Only this one." };
    private readonly Option<string> path = Operand.Required<string>(
        "--out", "PATH", "A file that ends in .csv or .xlsx for all together, or a folder for one table each.");
    private readonly Option<bool> withNik = new("--with-nik") { Description = "Identity numbers in full; otherwise masked." };
    private readonly Option<bool> paper = new("--paper") { Description = "In a folder: also a list to print and fill in by hand (PDF)." };
    private readonly Option<string?> fonts = MeetingOperands.Fonts();
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ExportAgendasCommand() : base(
        Access.To(ProcessKind.AgendaDrawing),
        "export",
        "Writes the agendas of meetings that are still to be held, to be filled in and imported again. Each name leaves an access record.",
        "paseban meeting export --wave FMOTM-2021 --kind fmotm --out agendas --paper --reason \"musyawarah Juli 2021\"",
        "paseban meeting export --wave FMOTM-2021 --kind pkd --out agenda.csv --with-nik --reason \"musyawarah Desember 2021\"")
    {
        foreach (var option in (Option[])[wave, kind, kelurahan, path, withNik, paper, fonts, reason]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        PrintFonts? letters = null;
        if (session.Get(paper))
        {
            var found = PrintFonts.Find(session.Get(fonts));
            if (!found.Succeeded) return session.Refuse(found.Problems);
            letters = found.Value;
        }
        var request = new ExportRequest(
            session.Get(wave), Words.FindKind(session.Get(kind))!.Value, session.Get(kelurahan), Path.GetFullPath(session.Get(path)),
            session.Get(withNik), letters);
        var exported = await session.WorkAsync(progress => new ExportAgendas(session.Database, session.Keys)
            .RunAsync(request, session.Context(ProcessKind.AgendaDrawing), progress, ct));
        return session.Finish(exported, (page, result) =>
        {
            page.Pairs(
                ("Rapat", "Meetings", page.Count(result.Meetings)),
                ("Nama", "Names", page.Count(result.Names)),
                ("Berkas", "Files", page.Count(result.Files.Count)),
                ("Di", "At", request.Path));
            page.Next("Berikutnya:", "Next:", $"paseban meeting import FILE... --wave {request.Wave}");
        });
    }
}
