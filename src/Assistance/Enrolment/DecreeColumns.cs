using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Enrolment;

/// <summary>The columns of a decree's list; an amendment has two more.</summary>
public static class DecreeColumns
{
    public static readonly TableColumn Nik = new("nik", "no_nik", "national_id") { IsRequired = true, IsPersonal = true };
    public static readonly TableColumn Programme = new("program", "programme", "kode_program") { IsRequired = true };
    public static readonly TableColumn Amount = new("jumlah_per_bulan", "amount_per_month", "nominal", "besaran") { IsRequired = true };
    public static readonly TableColumn From = new("mulai", "from", "bulan_mulai") { IsRequired = true };
    public static readonly TableColumn To = new("sampai", "to", "sampai_dengan", "bulan_selesai") { IsRequired = true };
    public static readonly TableColumn Origin = new("asal", "origin") { IsRequired = true };
    public static readonly TableColumn Cohort = new("kohort", "cohort") { IsRequired = true };
    public static readonly TableColumn Action = new("tindakan", "action") { IsRequired = true };
    public static readonly TableColumn Reason = new("alasan", "reason") { IsRequired = true };

    public static readonly IReadOnlyList<TableColumn> OfList = [Nik, Programme, Amount, From, To, Origin, Cohort];

    public static readonly IReadOnlyList<TableColumn> OfAmendment = [.. OfList, Action, Reason];
}
