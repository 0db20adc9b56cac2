namespace Paseban.Assistance.Intake;

/// <summary>
/// The steps from registration to determination, in their order (article 004 and the stage list of 2022: domain.md 2). The numbers are
/// stored; never reuse one. Those from <see cref="Candidacy"/> on are taken programme by programme.
/// </summary>
public enum CaseStep
{
    Registered = 1,

    /// <summary>Pengolahan data 1: nothing is missing and no household is excluded by its own answers.</summary>
    Completeness = 2,

    /// <summary>Pemadanan Dukcapil.</summary>
    CivilRegistry = 3,

    /// <summary>Pemadanan Bapenda: vehicles and taxable property.</summary>
    RevenueAgency = 4,

    /// <summary>Residents of social homes (panti).</summary>
    Institutions = 5,

    /// <summary>Receivers of state aid: PKH, BPNT, BLT.</summary>
    StateAid = 6,

    /// <summary>One person or household that registered twice.</summary>
    Duplicates = 7,

    /// <summary>Pengolahan data 2: judged by the criteria of registration, as far as the facts reach.</summary>
    Criteria = 8,

    /// <summary>Remarks of RT and RW before the meeting.</summary>
    NeighbourhoodReview = 9,

    /// <summary>Musyawarah kelurahan.</summary>
    Deliberation = 10,

    /// <summary>Daftar Sasaran Tetap, locked and numbered.</summary>
    TargetList = 11,

    /// <summary>Entered into SIKS-NG.</summary>
    Submission = 12,

    /// <summary>Verifikasi dan validasi at home.</summary>
    FieldVerification = 13,

    /// <summary>The ministry's determination: status and decile.</summary>
    Determination = 14,

    /// <summary>Judged by the programme's own law.</summary>
    Candidacy = 20,

    /// <summary>The meeting that puts a programme's candidates in order.</summary>
    ProgrammeDeliberation = 21,

    /// <summary>Ranked and cut at the quota of the kelurahan; the others wait.</summary>
    Selection = 22,

    /// <summary>On the draft of a governor's decree.</summary>
    DecreeDraft = 23,
}

public static class CaseSteps
{
    public static BilingualText Text(this CaseStep step) => step switch
    {
        CaseStep.Registered => new("Pendaftaran", "Registration"),
        CaseStep.Completeness => new("Kelengkapan data", "Completeness"),
        CaseStep.CivilRegistry => new("Pemadanan Dukcapil", "Matching with the civil registry"),
        CaseStep.RevenueAgency => new("Pemadanan Bapenda", "Matching with the revenue agency"),
        CaseStep.Institutions => new("Pemadanan data panti", "Matching with social homes"),
        CaseStep.StateAid => new("Pemadanan bansos APBN", "Matching with state aid"),
        CaseStep.Duplicates => new("Pemeriksaan data ganda", "Check for duplicates"),
        CaseStep.Criteria => new("Pemeriksaan kriteria", "Criteria of registration"),
        CaseStep.NeighbourhoodReview => new("Tinjauan RT/RW", "Review by RT and RW"),
        CaseStep.Deliberation => new("Musyawarah kelurahan", "Kelurahan deliberation"),
        CaseStep.TargetList => new("Daftar Sasaran Tetap", "Final target list"),
        CaseStep.Submission => new("Penginputan SIKS-NG", "Submission to SIKS-NG"),
        CaseStep.FieldVerification => new("Verifikasi dan validasi", "Field verification"),
        CaseStep.Determination => new("Penetapan Kementerian Sosial", "Determination by the ministry"),
        CaseStep.Candidacy => new("Pencalonan program", "Candidacy for the programme"),
        CaseStep.ProgrammeDeliberation => new("Musyawarah penerima PKD", "Deliberation on recipients"),
        CaseStep.Selection => new("Pemeringkatan dan kuota", "Ranking and quota"),
        CaseStep.DecreeDraft => new("Rancangan Keputusan Gubernur", "Draft of the governor's decree"),
    };

    /// <summary>Whether the step is taken programme by programme.</summary>
    public static bool IsByProgramme(this CaseStep step) => step >= CaseStep.Candidacy;
}
