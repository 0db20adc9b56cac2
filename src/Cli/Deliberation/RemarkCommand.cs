using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Imports;

namespace Paseban.Cli.Deliberation;

internal sealed class RemarkCommand : SessionCommand
{
    private readonly Argument<FileInfo?> file = new("FILE")
    {
        Description = "CSV or XLSX: referensi or nik, catatan, keterangan, oleh.", Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string?> name = new("--name") { HelpName = "P-...|NIK", Description = "One name instead of a file." };
    private readonly Option<string?> remark = new("--remark")
    {
        HelpName = "ada|meninggal|pindah|tidak_ditemukan", Description = "With --name: what is said.",
    };
    private readonly Option<string?> note = new("--note") { HelpName = "TEXT", Description = "With --name: in their words." };
    private readonly Option<string?> by = new("--by") { HelpName = "TEXT", Description = "With --name: which RT or RW says so." };
    private readonly Option<bool> skip = new("--skip-bad-rows") { Description = "Let the good rows land." };
    private readonly Option<string?> errors = new("--errors") { HelpName = "FILE", Description = "Where bad rows are listed." };

    public RemarkCommand() : base(
        Access.To(ProcessKind.RemarkRecording),
        "remark",
        "Records what RT and RW say of names on the agendas before the meeting. It drops nobody: a doubt goes on to the meeting.",
        "paseban meeting remark remarks.csv --wave FMOTM-2021",
        "paseban meeting remark --wave FMOTM-2021 --name P-1112-J --remark pindah --by \"RT 004/002 Pak Joko\"")
    {
        remark.AcceptOnlyFromAmong("ada", "meninggal", "pindah", "tidak_ditemukan");
        Add(file);
        foreach (var option in (Option[])[wave, name, remark, note, by, skip, errors]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var use = new RecordRemarks(session.Database, session.Keys);
        var context = session.Context(ProcessKind.RemarkRecording);
        if (session.Get(name) is { } one)
        {
            if (session.Get(remark) is not { } word)
                return session.Refuse(Problem.Invalid("remark.word", "Nothing is said of the name.", "Add --remark."));
            var request = new RemarkRequest(
                session.Get(wave), one, Words.FindRemark(word)!.Value, session.Get(note) ?? "", session.Get(by) ?? "");
            return session.Finish(await use.RunAsync(request, context, ct), View);
        }
        if (session.Get(file) is not { } path)
            return session.Refuse(Problem.Invalid("remark.what", "Neither a file nor a name was given.", "Give FILE, or --name."));
        var remarks = new RemarksFile(
            session.Get(wave), path.FullName, session.Get(skip) ? BadRows.SkipRow : BadRows.RefuseFile, session.Get(errors));
        var recorded = await session.WorkAsync(progress => use.RunAsync(remarks, context, progress, ct));
        return session.Finish(recorded, View, result => ExitCode.OfRows(result.File?.RowsRefused ?? 0));
    }

    private static void View(Page page, RemarksRecorded result)
    {
        if (result.File is { } summary) ImportOptions.View(page, summary);
        page.Pairs(
            ("Tercatat", "Recorded", page.Count(result.Recorded)),
            ("Sudah ada", "Known already", page.Count(result.Repeated)),
            ("Untuk diperiksa", "To be looked into", page.Count(result.Doubts)));
        page.Next("Berikutnya:", "Next:", "paseban meeting import FILE... --wave WAVE");
    }
}
