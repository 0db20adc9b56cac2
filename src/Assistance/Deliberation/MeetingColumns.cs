using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Deliberation;

/// <summary>The columns of the files that come back from meetings.</summary>
public static class MeetingColumns
{
    /// <summary>P-..., a NIK, or REG-... for all of a household.</summary>
    public static readonly TableColumn Reference = new("referensi", "reference", "ref") { IsPersonal = true };
    public static readonly TableColumn Nik = new("nik", "no_nik") { IsPersonal = true };
    public static readonly TableColumn Kelurahan = new("kelurahan", "kode_kelurahan", "kel") { IsRequired = true };
    public static readonly TableColumn Kind = new("jenis", "kind") { IsRequired = true };

    public static readonly TableColumn Place = new("tempat", "place") { IsRequired = true };
    public static readonly TableColumn Begins = new("mulai", "begins", "from") { IsRequired = true };
    public static readonly TableColumn Ends = new("selesai", "ends", "to") { IsRequired = true };
    public static readonly TableColumn Chair = new("pimpinan", "chair") { IsRequired = true };
    public static readonly TableColumn NoteTaker = new("notulis", "note_taker") { IsRequired = true };

    public static readonly TableColumn Name = new("nama", "name") { IsRequired = true, IsPersonal = true };
    public static readonly TableColumn Role = new("unsur", "role") { IsRequired = true };
    public static readonly TableColumn Position = new("jabatan", "position");

    public static readonly TableColumn Decision = new("keputusan", "decision") { IsRequired = true };
    public static readonly TableColumn Reason = new("alasan", "reason");
    public static readonly TableColumn Priority = new("prioritas", "priority");
    public static readonly TableColumn Dissent = new("keberatan", "dissent");
    public static readonly TableColumn Programme = new("program", "programme");

    public static readonly TableColumn Rt = new("rt");
    public static readonly TableColumn Rw = new("rw");
    public static readonly TableColumn Note = new("keterangan", "note") { IsRequired = true };
    public static readonly TableColumn SaidBy = new("oleh", "by", "pengusul");

    public static readonly TableColumn Remark = new("catatan", "remark") { IsRequired = true };

    public static readonly IReadOnlyList<TableColumn> OfMeetings = [Kelurahan, Kind, Place, Begins, Ends, Chair, NoteTaker];

    public static readonly IReadOnlyList<TableColumn> OfAttendance = [Kelurahan, Kind, Name, Role, Position];

    public static readonly IReadOnlyList<TableColumn> OfDecisions =
        [Reference, Nik, Kelurahan, Kind, Programme, Decision, Reason, Priority, Dissent];

    public static readonly IReadOnlyList<TableColumn> OfProposals = [Kelurahan, Kind, Name, Rt, Rw, Note, SaidBy];

    public static readonly IReadOnlyList<TableColumn> OfRemarks = [Reference, Nik, Remark, Note, SaidBy];
}
