using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>The words of the money path, as officers say them.</summary>
internal static class RunWords
{
    private static readonly Dictionary<string, BilingualText> Findings = new(StringComparer.Ordinal)
    {
        ["BUDGET"] = new("Pagu anggaran terlampaui", "The budget's ceiling is exceeded"),
        ["LAW_SILENT"] = new("Aturan tidak menyebut bulan ini", "The law says nothing about a month"),
        ["AMOUNT_NOT_LAW"] = new("Jumlah berbeda dari aturan", "An amount is not the law's"),
        ["SUM_DIFFERS"] = new("Jumlah pembayaran bukan jumlah bulannya", "A payment is not the sum of its months"),
        ["MERGED"] = new("Catatan penerima digabung sejak disusun", "Payees' records were merged since the run was built"),
        ["AHEAD"] = new("Bulan yang belum mulai ikut dibayar", "A month is paid before it has begun"),
        ["WEEKEND"] = new("Tanggal valuta pada akhir pekan", "The value date is on a weekend"),
        ["HELD"] = new("Banyak yang ditahan", "Many payments are held"),
        ["CHANGED_ACCOUNTS"] = new("Banyak rekening berubah", "Many accounts have changed"),
        ["MONTHS"] = new("Terlalu banyak bulan dalam satu pembayaran", "A payment settles many months"),
        ["FIRST_RUN"] = new("Penyaluran pertama, tanpa pembanding", "First run, nothing to compare with"),
        ["RECIPIENTS"] = new("Jumlah penerima banyak berubah", "The number of recipients has changed much"),
        ["TOTAL"] = new("Jumlah uang banyak berubah", "The total has changed much"),
        ["PER_HEAD"] = new("Jumlah per orang berubah", "The amount a head has changed"),
        ["NEWCOMERS"] = new("Banyak penerima baru", "Many were never paid before"),
    };

    private static readonly Dictionary<string, BilingualText> Holds = new(StringComparer.Ordinal)
    {
        ["NO_ACCOUNT"] = new("Belum punya rekening", "No bank account yet"),
        ["BAD_ACCOUNT"] = new(
            "Nama atau bank rekening tidak dapat dimuat berkas bank", "No bank file can carry the account's name or bank"),
        ["SHARED_ACCOUNT"] = new("Rekening dipakai beberapa penerima tanpa wali", "Account shared without a guardian"),
        ["DECEASED"] = new("Meninggal dunia", "Deceased"),
        ["MOVED_OUT_DKI"] = new("Pindah dari DKI", "Moved out of DKI"),
        ["MERGED"] = new("Catatan digabung dengan catatan lain sejak disusun", "Merged with another record since the run was built"),
        ["SUSPENDED"] = new("Ditangguhkan", "Suspended"),
        ["NOT_ON_DECREE"] = new("Tidak lagi dalam Kepgub", "No longer on the decree"),
        ["ACCOUNT_CHANGED"] = new("Rekening berubah sejak disusun", "Account changed since the run was built"),
    };

    private static readonly Dictionary<string, BilingualText> Entries = new(StringComparer.Ordinal)
    {
        ["run.approved"] = new("Penyaluran disetujui", "Run approved"),
        ["run.screened"] = new("Ditahan setelah disetujui", "Held after approval"),
        ["run.held"] = new("Ditahan saat dibayar ulang", "Held when it was to be paid again"),
        ["run.instructed"] = new("Diperintahkan ke bank", "Instructed to the bank"),
        ["run.cancelled"] = new("Penyaluran dibatalkan", "Run cancelled"),
        ["bank.rejected"] = new("Ditolak bank", "Rejected by the bank"),
        ["bank.statement"] = new("Rekening koran", "Bank statement"),
        ["sp2d.released"] = new("SP2D terbit", "SP2D released"),
        ["payments.forfeited"] = new("Dinyatakan gugur", "Forfeited"),
        ["exception.suspended"] = new("Ditampung sementara", "Booked to suspense"),
        ["suspense.cleared"] = new("Penampungan diselesaikan", "Suspense cleared"),
        ["receivable.recorded"] = new("Piutang dicatat", "Receivable recorded"),
        ["receivable.settled"] = new("Piutang dilunasi", "Receivable settled"),
        ["year.closed"] = new("Tutup tahun", "Year closed"),
    };

    private static readonly Dictionary<string, BilingualText> Reports = new(StringComparer.Ordinal)
    {
        ["accepted"] = new("Diterima bank", "Accepted"),
        ["settled"] = new("Dilaksanakan bank", "Settled"),
        ["rejected"] = new("Ditolak bank", "Rejected"),
        ["debited"] = new("Didebit menurut rekening koran", "Debited, says the statement"),
        ["returned"] = new("Diretur menurut rekening koran", "Returned, says the statement"),
        ["return-notified"] = new("Diberitahukan sebagai retur", "Announced as returned"),
    };

    public static BilingualText Finding(string code) => Of(Findings, code);

    public static BilingualText Hold(string code) => Of(Holds, code);

    public static BilingualText Entry(string kind) => Of(Entries, kind);

    public static BilingualText Report(string kind) => Of(Reports, kind);

    public static BilingualText Name(Ledger.Account account) => new(account.NameId, account.NameEn);

    public static BilingualText State(RunState state) => state switch
    {
        RunState.Built => new("Disusun", "Built"),
        RunState.Checked => new("Diperiksa", "Checked"),
        RunState.Approved => new("Disetujui", "Approved"),
        RunState.Instructed => new("Di bank", "At the bank"),
        RunState.Reconciled => new("Direkonsiliasi", "Reconciled"),
        RunState.Closed => new("Ditutup", "Closed"),
        RunState.Cancelled => new("Dibatalkan", "Cancelled"),
    };

    public static BilingualText State(PaymentState state) => state switch
    {
        PaymentState.Planned => new("Direncanakan", "Planned"),
        PaymentState.Held => new("Ditahan", "Held"),
        PaymentState.Approved => new("Disetujui", "Approved"),
        PaymentState.Cancelled => new("Dibatalkan", "Cancelled"),
        PaymentState.Instructed => new("Di bank", "At the bank"),
        PaymentState.Credited => new("Masuk rekening", "Credited"),
        PaymentState.Rejected => new("Ditolak bank", "Rejected by the bank"),
        PaymentState.Returned => new("Diretur", "Returned"),
        PaymentState.Reissued => new("Dibayar ulang", "Paid again"),
        PaymentState.Forfeited => new("Gugur", "Forfeited"),
    };

    public static BilingualText Act(RunAct act) => act switch
    {
        RunAct.Check => new("Periksa", "Check"),
        RunAct.Accept => new("Terima temuan dengan alasan", "Accept findings with a reason"),
        RunAct.Approve => new("Setujui", "Approve"),
        RunAct.Order => new("Catat SPP, SPM, SP2D", "Record SPP, SPM, SP2D"),
        RunAct.Instruct => new("Perintahkan ke bank", "Instruct the bank"),
        RunAct.Send => new("Kirim berkas ke bank", "Send the files to the bank"),
        RunAct.Receive => new("Terima berkas bank", "Receive the bank's files"),
        RunAct.Reissue => new("Bayar ulang yang gagal", "Pay again what failed"),
        RunAct.Release => new("Lepas yang ditahan", "Release what is held"),
        RunAct.Forfeit => new("Nyatakan gugur", "Forfeit"),
        RunAct.Reconcile => new("Rekonsiliasi", "Reconcile"),
        RunAct.Close => new("Tutup", "Close"),
        RunAct.Cancel => new("Batalkan", "Cancel"),
    };

    /// <summary>Who acts, as people say it.</summary>
    private static BilingualText Of(Dictionary<string, BilingualText> words, string code) =>
        words.GetValueOrDefault(code) ?? new(code, code);
}
