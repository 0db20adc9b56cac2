using Paseban.Rules;

namespace Paseban.Assistance.Publication;

/// <summary>What happens next, in words of every day.</summary>
internal static class StatusWords
{
    public static readonly BilingualText ByDecision = new("Menurut keputusan Dinas Sosial", "By decision of the social affairs office");

    private static readonly BilingualText NoAccount = new(
        "Rekening Anda belum tercatat. Bawa KTP ke kelurahan agar rekening dibuka atau dicatat; uangnya menunggu.",
        "We have no account of yours. Bring your KTP to the kelurahan to have one opened or recorded; the money waits.");

    private static readonly BilingualText SharedAccount = new(
        "Satu rekening tercatat untuk beberapa orang. Bawa KTP dan buku tabungan ke kelurahan.",
        "One account is recorded for several people. Bring KTP and bank book to the kelurahan.");

    private static readonly BilingualText BadAccount = new(
        "Nama pada rekening tidak dapat dibaca bank. Bawa KTP dan buku tabungan ke kelurahan agar dibetulkan.",
        "The bank cannot read the account's name. Take KTP and bank book to the kelurahan to have it corrected.");

    private static readonly BilingualText HeldBack = new(
        "Pembayaran ditahan untuk diperiksa. Tanyakan di kelurahan dengan membawa KTP dan KK.",
        "The payment is kept back for a check. Ask at the kelurahan; bring KTP and KK.");

    private static readonly BilingualText CameBack = new(
        "Uang dikembalikan bank karena rekening bermasalah. Bawa KTP dan buku tabungan ke bank atau kelurahan; uangnya dibayar lagi.",
        "The bank sent the money back because of the account. Take KTP and bank book to the bank or the kelurahan; it is paid again.");

    private static readonly BilingualText AtBank = new(
        "Uang sudah di bank dan segera masuk ke rekening Anda.", "The money is with the bank and will be in your account soon.");

    private static readonly BilingualText BeingPaid = new(
        "Pembayaran sedang disiapkan. Anda tidak perlu berbuat apa-apa.", "A payment is being prepared. You need not do anything.");

    private static readonly BilingualText NextRun = new(
        "Bulan yang belum dibayar ikut pencairan berikutnya. Anda tidak perlu berbuat apa-apa.",
        "Months not yet paid go with the next payment. You need not do anything.");

    private static readonly BilingualText AllPaid = new(
        "Semua bulan sampai sekarang sudah dibayar. Anda tidak perlu berbuat apa-apa.",
        "All months until now are paid. You need not do anything.");

    private static readonly BilingualText MayStop = new(
        "Ada data yang tidak sesuai syarat; lihat di bawah. Bila keliru, segera perbaiki di kelurahan agar bantuan tidak terhenti.",
        "Some data do not meet the conditions; see below. If they are wrong, correct them at the kelurahan soon, or assistance may stop.");

    /// <summary>One person has one benefit of a group; they need not register for another.</summary>
    public static readonly BilingualText HasAnother = new(
        "Satu orang menerima satu bantuan, dan Anda sudah menerima yang lain.",
        "One person has one benefit, and you have another already.");

    private static readonly BilingualText AskAtKelurahan = new(
        "Bawa KTP, KK dan bukti Anda ke kelurahan untuk meminta pemeriksaan ulang.",
        "Bring KTP, KK and your proof to the kelurahan and ask for a new check.");

    private static readonly BilingualText NewDecree = new(
        "Masa keputusan gubernur sudah habis. Penerima berikutnya ditetapkan dengan keputusan baru; lihat lagi nanti.",
        "The governor's decree has run out. A new decree names the next recipients; look again later.");

    private static readonly BilingualText WaitForPlace = new(
        "Anda memenuhi syarat, tetapi kuota kelurahan sudah penuh. Bila ada tempat, urutan teratas dipanggil lebih dulu.",
        "You are entitled, but the quota of your kelurahan is full. When a place is free, the first in line is called.");

    private static readonly BilingualText StepComes = new(
        "Pendaftaran Anda sedang diproses. Simpan nomor pendaftaran dan lihat lagi nanti.",
        "Your application is being looked at. Keep its number and look again later.");

    private static readonly BilingualText Register = new(
        "Anda tampaknya memenuhi syarat. Daftar pada gelombang pendaftaran berikutnya.",
        "You seem to meet the conditions. Register in the next registration wave.");

    private static readonly BilingualText RegisterToFindOut = new(
        "Data kami belum lengkap untuk menilainya. Daftar pada gelombang berikutnya, atau tanyakan di kelurahan.",
        "Our data is too incomplete to tell. Register in the next wave, or ask at the kelurahan.");

    private static readonly BilingualText NotNow = new(
        "Menurut data kami syaratnya belum terpenuhi; lihat alasannya di bawah.",
        "By our data the conditions are not met; the reasons stand below.");

    public static BilingualText Next(
        Standing standing, IReadOnlyList<MonthStatus> months, StatedReason? reason, CaseWay? way, Assessment? judged) => standing switch
        {
            Standing.Recipient => OfMonths(months, judged),
            Standing.Suspended or Standing.Refused => reason?.NextStep ?? AskAtKelurahan,
            Standing.Ended => reason is null ? NewDecree : reason.NextStep ?? AskAtKelurahan,
            Standing.Waiting => WaitForPlace,
            Standing.Considered => way?.Reason?.NextStep ?? StepComes,
            Standing.NotRegistered => judged?.Outcome switch
            {
                Eligibility.Eligible => Register,
                Eligibility.NotEligible => NotNow,
                _ => RegisterToFindOut,
            },
        };

    private static BilingualText OfMonths(IReadOnlyList<MonthStatus> months, Assessment? judged)
    {
        // What the person can mend comes first, then what is nearest to their account.
        if (months.FirstOrDefault(month => month.Stage == MonthStage.Held) is { } held)
            return held.HeldFor switch
            {
                "NO_ACCOUNT" => NoAccount,
                "SHARED_ACCOUNT" => SharedAccount,
                "BAD_ACCOUNT" => BadAccount,
                _ => HeldBack,
            };
        if (Any(MonthStage.Returned)) return CameBack;
        if (judged is { Outcome: Eligibility.NotEligible }) return MayStop;
        if (Any(MonthStage.AtBank)) return AtBank;
        if (Any(MonthStage.Approved) || Any(MonthStage.Prepared)) return BeingPaid;
        return Any(MonthStage.Due) ? NextRun : AllPaid;

        bool Any(MonthStage stage) => months.Any(month => month.Stage == stage);
    }
}
