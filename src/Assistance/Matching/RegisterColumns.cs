using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <summary>The columns of the extracts that other registers give (docs/operating: names in any order, with aliases).</summary>
internal static class RegisterColumns
{
    public static readonly TableColumn Nik = PersonColumns.Nik;

    public static readonly TableColumn Vintage = new("vintage", "periode", "periode_data", "bulan_data");

    // Civil registry
    public static readonly TableColumn CivilName =
        new("nama_lgkp", "nama", "nama_lengkap", "name") { IsPersonal = true, IsRequired = true };

    public static readonly TableColumn CivilSex = new("jenis_klmin", "jenis_kelamin", "jk", "sex");
    public static readonly TableColumn CivilBirthDate = new("tgl_lhr", "tanggal_lahir", "tgl_lahir", "birth_date") { IsRequired = true };
    public static readonly TableColumn CivilCard = new("no_kk", "kk", "nomor_kk") { IsPersonal = true };
    public static readonly TableColumn CivilOccupation = new("jenis_pkrjn", "pekerjaan", "occupation");
    public static readonly TableColumn CivilArea = new("kode_kel", "kode_kelurahan", "no_kel", "area_code");
    public static readonly TableColumn CivilStatus = new("status", "status_penduduk") { IsRequired = true };
    public static readonly TableColumn CivilStatusOn = new("tgl_status", "tanggal_status", "status_on");

    // Revenue agency
    public static readonly TableColumn Owner = new("nama_pemilik", "nama_wp", "nama", "owner") { IsPersonal = true, IsRequired = true };
    public static readonly TableColumn VehicleType = new("jenis", "jenis_kendaraan", "type") { IsRequired = true };
    public static readonly TableColumn VehicleMake = new("merek", "merk", "make");
    public static readonly TableColumn VehicleYear = new("tahun", "tahun_pembuatan", "year");
    public static readonly TableColumn VehiclePlate = new("nomor_polisi", "no_polisi", "nopol", "plate") { IsPersonal = true };
    public static readonly TableColumn PropertyValue = new("njop", "nilai_njop", "total_njop", "value") { IsRequired = true };
    public static readonly TableColumn PropertyNumber = new("nop", "nomor_objek_pajak") { IsPersonal = true };

    // Social homes and state aid
    public static readonly TableColumn ResidentName = new("nama", "nama_lengkap", "name") { IsPersonal = true };
    public static readonly TableColumn Institution = new("panti", "nama_panti", "institution") { IsRequired = true };
    public static readonly TableColumn EnteredOn = new("masuk", "tanggal_masuk", "entered_on");
    public static readonly TableColumn AidProgramme = new("program", "jenis_bantuan", "programme") { IsRequired = true };
}
