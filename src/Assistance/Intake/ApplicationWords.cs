using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>Through which of the four doors an application came.</summary>
public enum ApplicationDoor
{
    /// <summary>A citizen's own account.</summary>
    Citizen = 1,

    /// <summary>The counter of the kelurahan (MPM).</summary>
    Counter = 2,

    /// <summary>A visit at home (jemput bola).</summary>
    HomeVisit = 3,

    /// <summary>A list of proposals (daftar usulan).</summary>
    ProposalList = 4,
}

public enum ApplicationState
{
    Draft = 1,
    Submitted = 2,
    Withdrawn = 3,
}

/// <summary>What happened to an application, as its owner reads it.</summary>
public enum ApplicationEventKind
{
    Begun = 1,
    Saved = 2,
    Submitted = 3,

    /// <summary>Changed after it was submitted, and submitted again with that.</summary>
    Changed = 4,
    Withdrawn = 5,
    Imported = 6,
    DocumentAdded = 7,
}

/// <summary>How applications are stored and told.</summary>
public static class ApplicationWords
{
    /// <summary>Applications are named REG-...</summary>
    public const string Prefix = "REG";

    public static string ReferenceOf(long applicationId) => Reference.Of(Prefix, applicationId).ToString();

    public static string Code(this ApplicationDoor door) => door switch
    {
        ApplicationDoor.Citizen => "citizen",
        ApplicationDoor.Counter => "counter",
        ApplicationDoor.HomeVisit => "home_visit",
        ApplicationDoor.ProposalList => "proposal_list",
    };

    public static ApplicationDoor DoorOf(string code) => Enum.GetValues<ApplicationDoor>().Single(door => door.Code() == code);

    public static BilingualText Text(this ApplicationDoor door) => door switch
    {
        ApplicationDoor.Citizen => new("akun warga", "citizen's account"),
        ApplicationDoor.Counter => new("loket kelurahan", "kelurahan counter"),
        ApplicationDoor.HomeVisit => new("kunjungan rumah", "home visit"),
        ApplicationDoor.ProposalList => new("daftar usulan", "list of proposals"),
    };

    public static string Code(this ApplicationState state) => state switch
    {
        ApplicationState.Draft => "draft",
        ApplicationState.Submitted => "submitted",
        ApplicationState.Withdrawn => "withdrawn",
    };

    public static ApplicationState StateOf(string code) => Enum.GetValues<ApplicationState>().Single(state => state.Code() == code);

    public static BilingualText Text(this ApplicationState state) => state switch
    {
        ApplicationState.Draft => new("draf, belum dikirim", "draft, not submitted"),
        ApplicationState.Submitted => new("terkirim", "submitted"),
        ApplicationState.Withdrawn => new("ditarik", "withdrawn"),
    };

    public static string Code(this ApplicationEventKind kind) => kind switch
    {
        ApplicationEventKind.Begun => "begun",
        ApplicationEventKind.Saved => "saved",
        ApplicationEventKind.Submitted => "submitted",
        ApplicationEventKind.Changed => "changed",
        ApplicationEventKind.Withdrawn => "withdrawn",
        ApplicationEventKind.Imported => "imported",
        ApplicationEventKind.DocumentAdded => "document-added",
    };

    public static ApplicationEventKind EventOf(string code) => Enum.GetValues<ApplicationEventKind>().Single(kind => kind.Code() == code);

    public static BilingualText Text(this ApplicationEventKind kind) => kind switch
    {
        ApplicationEventKind.Begun => new("Isian dimulai", "Begun"),
        ApplicationEventKind.Saved => new("Draf disimpan", "Draft saved"),
        ApplicationEventKind.Submitted => new("Dikirim", "Submitted"),
        ApplicationEventKind.Changed => new("Diubah dan dikirim lagi", "Changed and submitted again"),
        ApplicationEventKind.Withdrawn => new("Ditarik", "Withdrawn"),
        ApplicationEventKind.Imported => new("Diusulkan dalam daftar", "Proposed on a list"),
        ApplicationEventKind.DocumentAdded => new("Dokumen ditambahkan", "Document added"),
    };

    /// <summary>What is noted beside an event, in words.</summary>
    public static BilingualText NoteText(this ApplicationEvent happened) => happened.Kind switch
    {
        ApplicationEventKind.Begun => DoorOf(happened.Note).Text(),
        ApplicationEventKind.Saved or ApplicationEventKind.Submitted or ApplicationEventKind.Changed =>
            new(happened.Note.Replace("version", "versi", StringComparison.Ordinal), happened.Note),
        ApplicationEventKind.DocumentAdded => FormQuestions.DocumentText(happened.Note),
        ApplicationEventKind.Withdrawn or ApplicationEventKind.Imported => new(happened.Note, happened.Note),
    };

    /// <summary>Where a member's case stands, which is stored as one of a few words.</summary>
    public static BilingualText StandingText(string standing) => standing switch
    {
        "open" => new("sedang diproses", "under way"),
        "verify" => new("perlu diperiksa petugas", "to be looked at by an officer"),
        "dropped" => new("tidak dilanjutkan", "goes no further"),
        "withdrawn" => new("ditarik", "withdrawn"),
        _ => new(standing, standing),
    };

    /// <summary>A reason in the catalogue's words; the code itself when the law has dropped it since.</summary>
    public static BilingualText ReasonText(ReasonCatalogue reasons, string code) => reasons.Find(code)?.Text ?? new(code, code);
}
