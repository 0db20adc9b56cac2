using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class LockTargetListCommand : SessionCommand
{
    private readonly Option<string> wave = Operand.Required<string>("--wave", "CODE", "The registration wave.");
    private readonly Option<bool> partial = new("--partial")
    {
        Description = "Lock whoever is ready although kelurahan are not; say why with --reason.",
    };

    public LockTargetListCommand() : base(
        Access.To(ProcessKind.TargetListLocking),
        "lock",
        "Locks the list of a wave: everybody whom signed minutes found eligible, numbered by kelurahan, RW, RT and household.",
        "paseban target-list lock --wave FMOTM-2021",
        "paseban target-list lock --wave FMOTM-2021 --partial --reason \"Kepulauan Seribu menunggu cuaca\"")
    {
        Add(wave);
        Add(partial);
        Add(Reasons.Why(required: false));
        Add(Reasons.Evidence(required: false));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new LockTargetList(session.Database).RunAsync(
                new(session.Get(wave), session.Get(partial)), session.Context(ProcessKind.TargetListLocking), ct),
            View);

    private static void View(Page page, TargetListLocked result)
    {
        var list = result.List;
        if (result.WasKnown)
            page.Good(
                $"Tidak ada nama baru: {list.Reference} tetap berlaku.", $"No new names: {list.Reference} stands as it is.");
        else page.Good($"Terkunci sebagai {list.Reference}.", $"Locked as {list.Reference}.");
        Head(page, list);
        if (result.Twice > 0)
            page.Line(page.Word(
                $"{page.Count(result.Twice)} usulan gugur karena orangnya sudah tercantum dari usulan lain.",
                $"{Plural.Of(result.Twice, "application was", "applications were")} dropped: the person is listed by another."));
        if (result.Undecided > 0)
            page.Line(page.Word(
                $"{page.Count(result.Undecided)} nama belum diputuskan atau masih dalam masa pengumuman, dan masuk daftar berikutnya.",
                $"Not decided or still on display, for a later list: {Plural.Of(result.Undecided, "name", "names")}."));
        page.Next("Berikutnya:", "Next:", $"paseban siks-ng export --target-list {list.Reference} --out siks-ng.csv --reason \"...\"");
    }

    public static void Head(Page page, TargetList list)
    {
        page.Pairs(
            ("Nomor", "Reference", list.Reference),
            ("Gelombang", "Wave", list.Wave),
            ("Dikunci", "Locked at", Page.Date(list.At)),
            ("Orang", "People", page.Count(list.Lines)),
            ("Rumah tangga", "Households", page.Count(list.Households)),
            ("Sidik", "Hash", list.MerkleRoot));
        if (list.PartialReason.Length > 0)
            page.Line($"{page.Word("Daftar sebagian, karena", "A partial list, because")}: {list.PartialReason}");
    }
}
