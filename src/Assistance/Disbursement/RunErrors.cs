namespace Paseban.Assistance.Disbursement;

/// <summary>Every way in which an act on a run can fail, side by side.</summary>
internal static class RunErrors
{
    /// <summary>A decision about money says why in ten characters at least; null when it does.</summary>
    public static Problem? WithoutReason(ProcessContext context) => context.Reason.Trim().Length >= 10 ? null : Problem.Invalid(
        "reason.short", "This decision needs a reason of at least ten characters.", "Say in a sentence why.")
        .InIndonesian("Keputusan ini memerlukan alasan sedikitnya sepuluh huruf.", "Tulis alasannya dalam satu kalimat.")
        .AtCommandLine("Add --reason \"...\"");

    public static Problem NameTaken(string name, string field, string isian) => Problem.Conflict(
        "run.name-taken", $"Run '{name}' exists already with another {field}.", "Choose another name, or repeat the act as it was.")
        .InIndonesian($"Penyaluran '{name}' sudah ada dengan {isian} yang lain.", "Pilih nama lain, atau ulangi persis seperti semula.");

    public static Problem ValueDatePassed(DateOnly day) => Problem.Invalid(
        "run.value-date", $"The value date {day.Iso} has passed.", "Give a day from today on.")
        .InIndonesian($"Tanggal valuta {day.Iso} sudah lewat.", "Isi tanggal hari ini atau sesudahnya.");

    public static Problem NothingDue(MonthRange months) => Problem.Conflict(
        "run.nothing-due", $"Nobody is due a month in {months} that is not paid or allocated already.",
        "Check programme, cohort and period.")
        .InIndonesian(
            $"Tidak ada penerima yang bulannya dalam {months} masih terutang dan belum masuk penyaluran lain.",
            "Periksa program, angkatan dan masanya.")
        .AtCommandLine("See: paseban run list");

    public static Problem OtherLaw(string hash) => Problem.Conflict(
        "run.other-law", $"The run was built under another law than the one in the folder ({hash[..12]}).",
        "Put back the law of the run, or cancel the run and build it again under the law of today.")
        .InIndonesian(
            $"Penyaluran ini disusun dengan aturan lain daripada aturan yang sekarang terpasang ({hash[..12]}).",
            "Pasang kembali aturan penyaluran ini, atau batalkan lalu susun lagi dengan aturan sekarang.");

    public static Problem OtherYear(Run run, int year) => Problem.Conflict(
        "run.other-year",
        $"The run is paid from the budget of {run.FiscalYear}, but its approval would be booked in {year}.",
        $"Approve it in {run.FiscalYear}, or cancel it and build it again with a value date in {year}.")
        .InIndonesian(
            $"Penyaluran ini memakai anggaran {run.FiscalYear}, padahal persetujuannya akan dibukukan pada {year}.",
            $"Setujui pada tahun {run.FiscalYear}, atau batalkan lalu susun lagi dengan tanggal valuta tahun {year}.");

    public static Problem WrongState(Run run, string act, params RunState[] needed) => Problem.Conflict(
        "run.state",
        $"Run '{run.Name}' is {run.State.Stored}; to {act} it, it must be {string.Join(" or ", needed.Select(s => s.Stored))}.",
        "See where the run stands.")
        .InIndonesian(
            $"Penyaluran '{run.Name}' {Word(run.State)}; langkah ini untuk penyaluran yang {string.Join(" atau ", needed.Select(Word))}.",
            "Lihat dulu sampai di mana penyaluran itu.")
        .AtCommandLine($"See: paseban run status {run.Name}");

    public static Problem YearClosed(int year) => Problem.Conflict(
        "run.year-closed", $"The fiscal year {year} is closed; its months are paid only under a named authority.",
        "Have an authority for late months recorded, and name it.")
        .InIndonesian(
            $"Tahun anggaran {year} sudah ditutup; bulannya hanya dibayar dengan dasar yang disebut.",
            "Minta dasar pembayaran bulan terlambat dicatat, lalu sebutkan.")
        .AtCommandLine("Record one: paseban budget late-authority; name it with --late-authority.");

    public static Problem UnknownAuthority(string authority, int year) => Problem.NotFound(
        "run.authority-unknown", $"No authority '{authority}' is recorded for the months of {year}, which is closed.",
        "Have it recorded first.")
        .InIndonesian(
            $"Dasar '{authority}' untuk bulan tahun {year}, yang sudah ditutup, belum dicatat.", "Minta agar dicatat lebih dahulu.")
        .AtCommandLine("Record it: paseban budget late-authority");

    public static Problem NoBudget(string programme, int year) => Problem.Conflict(
        "budget.missing", $"{programme} has no budget line for {year}.", "Have its DPA recorded.")
        .InIndonesian($"{programme} belum punya pagu untuk {year}.", "Minta agar DPA-nya dicatat.")
        .AtCommandLine("Record the DPA: paseban budget record");

    public static Problem CeilingExceeded(string programme, int year, Rupiah need, Rupiah remaining) => Problem.Conflict(
        "budget.ceiling", $"{programme} needs {need}, but only {remaining} of the {year} ceiling remains: {need - remaining} too much.",
        "Reduce the run, or have the budget amended and record it.")
        .InIndonesian(
            $"{programme} memerlukan {need}, padahal sisa pagu {year} hanya {remaining}: lebih {need - remaining}.",
            "Kurangi penyalurannya, atau minta DPA diubah lalu dicatat.");

    /// <param name="codes">Of findings that may be accepted.</param>
    public static Problem OpenFindings(IReadOnlyList<string> codes) => Problem.Conflict(
        "run.findings", $"Findings of the check stand without a reason: {string.Join(", ", codes)}.",
        "Read them, then accept each with a reason.")
        .InIndonesian(
            $"Temuan pemeriksaan belum diterima: {string.Join(", ", codes)}.", "Baca temuannya, lalu terima masing-masing dengan alasan.")
        .AtCommandLine("See: paseban run check NAME; then: paseban run check NAME --accept CODE --reason \"...\"");

    public static Problem Blocked(string code, BilingualText detail) => Problem.Conflict(
        "run.blocked", $"{code}: {detail.En}",
        "This cannot be accepted: mend the cause and check again; when the payments are wrong, cancel the run and build again.")
        .InIndonesian(
            $"{code}: {detail.Id}",
            "Temuan ini tidak dapat diterima: perbaiki sebabnya lalu periksa lagi; bila pembayarannya salah, batalkan dan susun lagi.");

    /// <param name="what">What the actor did, after "you".</param>
    public static Problem MakerCannotApprove(BilingualText what) => Problem.Forbidden(
        "run.maker", $"You {what.En}; nobody approves their own work.", "Another person with the role must approve.")
        .InIndonesian(
            $"Anda {what.Id}; tidak seorang pun menyetujui pekerjaannya sendiri.", "Orang lain dengan peran itu yang menyetujui.");

    public static Problem RoleNotNeeded(IReadOnlyList<Role> open) => Problem.Forbidden(
        "run.role", $"None of your roles is still to approve this run; open: {string.Join(", ", open.Select(role => WordsOf(role).En))}.",
        "Let a person with that role approve.")
        .InIndonesian(
            $"Tidak ada peran Anda yang masih harus menyetujui; yang belum: {string.Join(", ", open.Select(role => WordsOf(role).Id))}.",
            "Mintalah orang dengan peran itu menyetujui.");

    public static Problem SnapshotChanged(string name) => Problem.Conflict(
        "run.snapshot", $"The payments of '{name}' are not what was built: their hash differs.",
        "Stop: approve and send nothing, and call the auditor.")
        .InIndonesian(
            $"Pembayaran dalam '{name}' bukan lagi yang disusun: sidiknya berbeda.",
            "Berhenti: jangan menyetujui atau mengirim apa pun, dan hubungi auditor.")
        .AtCommandLine("The auditor begins with: paseban audit verify");

    public static Problem NoPaymentOrder(string name) => Problem.Conflict(
        "run.no-sp2d", $"Run '{name}' has no SP2D: the treasury has not released its money.", "Have SPP, SPM and SP2D recorded.")
        .InIndonesian($"Penyaluran '{name}' belum punya SP2D: uangnya belum dicairkan kas daerah.", "Minta SPP, SPM dan SP2D dicatat.")
        .AtCommandLine("Record them: paseban order record");

    public static Problem OrderTooSmall(Rupiah order, Rupiah total) => Problem.Conflict(
        "run.sp2d-short", $"The SP2D is for {order}, the run for {total}.", "Have the payment order corrected before anything is sent.")
        .InIndonesian($"SP2D sebesar {order}, penyalurannya {total}.", "Minta SP2D dibetulkan sebelum ada yang dikirim.");

    public static Problem SeparateActs(string act, string perbuatan) => Problem.Forbidden(
        "run.separate-acts", $"You have already {act} this run; its acts belong to different people.", "Let another person do this step.")
        .InIndonesian(
            $"Anda sudah {perbuatan} penyaluran ini; langkah-langkahnya milik orang yang berbeda.",
            "Serahkan langkah ini kepada orang lain.");

    public static Problem NothingToReissue(string name) => Problem.Conflict(
        "run.nothing-to-reissue", $"Run '{name}' has no rejected or returned payment whose account was corrected since.",
        "Have the corrected accounts taken in first.")
        .InIndonesian(
            $"Dalam '{name}' tidak ada pembayaran yang ditolak atau diretur yang rekeningnya sudah dibetulkan.",
            "Masukkan dulu rekening yang sudah betul.")
        .AtCommandLine("Import them: paseban import accounts");

    public static Problem NoAddressee(string run) => Problem.NotFound(
        "payment.none", $"Run '{run}' has no such payment that this decision may be about.", "Look among the payments of the run.")
        .InIndonesian(
            $"Dalam penyaluran '{run}' tidak ada pembayaran seperti itu yang boleh diputuskan begini.", "Lihat daftar pembayarannya.")
        .AtCommandLine($"See: paseban run status {run}");

    public static Problem OtherSum(SeenSum seen, SeenSum now) => Problem.Conflict(
        "payment.other-sum",
        $"You saw {seen.Payments} payment(s) of {seen.Amount}; by now it would be {now.Payments} of {now.Amount}.",
        "Nothing was done. Look again, then decide.")
        .InIndonesian(
            $"Anda melihat {seen.Payments} pembayaran sebesar {seen.Amount}; sekarang menjadi {now.Payments} sebesar {now.Amount}.",
            "Belum ada yang dilakukan. Lihat lagi, lalu putuskan.");

    public static Problem StillOpen(long count, string state) => Problem.Conflict(
        "run.open-payments", $"{count} payment(s) are still {state}.",
        "Receive the bank's files, reissue or forfeit what came back, then reconcile again.")
        .InIndonesian(
            $"{count} pembayaran belum selesai.",
            "Terima berkas bank, bayar ulang atau nyatakan gugur yang kembali, lalu rekonsiliasi lagi.");

    public static Problem Difference(Rupiah difference) => Problem.Conflict(
        "run.difference", $"Decree, instruction and statement differ by {difference}.",
        "Look at each side of the reconciliation; close only at zero.")
        .InIndonesian(
            $"Kepgub, perintah dan rekening koran berselisih {difference}.",
            "Lihat tiap sisi rekonsiliasi; tutup hanya bila selisihnya nol.")
        .AtCommandLine("See: paseban run reconcile");

    public static Problem SubLedger(string account, Rupiah payments, Rupiah ledger) => Problem.Conflict(
        "run.sub-ledger", $"Account {account} stands at {ledger}, its payments at {payments}.", "Do not close; call the auditor.")
        .InIndonesian($"Akun {account} bersaldo {ledger}, sedangkan pembayarannya {payments}.", "Jangan ditutup; hubungi auditor.");

    public static Problem UnbookedCash(Rupiah cash) => Problem.Conflict(
        "bank.unbooked-cash",
        $"The bank's balance and the books differ by {cash}, which waits in the exception inbox.",
        "Book each to suspense, then close again.")
        .InIndonesian(
            $"Saldo bank dan pembukuan berselisih {cash}, yang menunggu di kotak pengecualian.",
            "Bukukan masing-masing ke penampungan sementara, lalu tutup lagi.")
        .AtCommandLine("See: paseban bank exceptions; then: paseban bank resolve NUMBER --suspense --reason ...");

    public static Problem OpenExceptions(long count) => Problem.Conflict(
        "bank.open-exceptions", $"{count} exception(s) of this run's bank files are not resolved.", "Resolve each first.")
        .InIndonesian($"{count} pengecualian dari berkas bank penyaluran ini belum diselesaikan.", "Selesaikan masing-masing lebih dahulu.")
        .AtCommandLine("See: paseban bank exceptions");

    private static string Word(RunState state) => state switch
    {
        RunState.Built => "tersusun",
        RunState.Checked => "diperiksa",
        RunState.Approved => "disetujui",
        RunState.Instructed => "diperintahkan ke bank",
        RunState.Reconciled => "direkonsiliasi",
        RunState.Closed => "ditutup",
        RunState.Cancelled => "dibatalkan",
    };

    /// <summary>Who approves, as people say it.</summary>
    private static BilingualText WordsOf(Role role) => role switch
    {
        Role.DinasApprover => new("PPK Dinas Sosial", "Dinas approver (PPK)"),
        Role.Treasurer => new("Bendahara", "treasurer"),
        Role.RegionalTreasurer => new("BUD", "regional treasurer (BUD)"),
        _ => new(role.ToString(), role.ToString()),
    };
}
