namespace Paseban.Office.Registry;

/// <summary>What can be done to a person, each on a page of its own below <c>/people/P-...</c>.</summary>
internal static class PersonActs
{
    public static readonly IReadOnlyList<PersonAct> All =
    [
        new("vital-event", ProcessKind.VitalEventRecording, new("Catat kematian atau pindah", "Record a death or a move")),
        new("fact", ProcessKind.FactRecording, new("Catat fakta", "Record a fact")),
        new("disability", ProcessKind.DisabilityRecording, new("Catat disabilitas", "Record a disability")),
        new("representative", ProcessKind.RepresentativeRecording, new("Catat wali atau kuasa", "Record a guardian or proxy")),
        new("account", ProcessKind.AccountChanging, new("Ganti rekening", "Change the account")),
        new("nik", ProcessKind.NikReplacing, new("Perbaiki NIK", "Correct the NIK")),
        new("merge", ProcessKind.PersonsMerging, new("Gabungkan dengan catatan lain", "Merge with another record")),
        new("suspend", ProcessKind.RecipientSuspending, new("Tangguhkan bantuan", "Suspend the benefit"), OfRecipient: true),
        new("restore", ProcessKind.RecipientRestoring, new("Pulihkan bantuan", "Restore the benefit"), OfRecipient: true),
        new("end", ProcessKind.RecipientEnding, new("Hentikan bantuan", "End the benefit"), OfRecipient: true),
        new("visit", ProcessKind.VisitPlanning, new("Rencanakan kunjungan", "Plan a visit")),
        new("finding", ProcessKind.VerificationProposing, new("Ajukan temuan", "Put a finding to the person")),
    ];

    public static Problem NoPurpose(string field) =>
        Problem.Invalid("access.purpose", "Say what you need it for.", "It is kept with your name.")
            .InIndonesian("Tulis untuk keperluan apa.", "Keperluan ini dicatat bersama nama Anda.").At(field);
}

/// <param name="OfRecipient">Only for whoever stands on a decree.</param>
internal sealed record PersonAct(string Path, ProcessKind Kind, BilingualText Text, bool OfRecipient = false);
