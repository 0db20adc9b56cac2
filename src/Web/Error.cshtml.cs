using Microsoft.AspNetCore.Mvc;
using Paseban.Kernel;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Web;

/// <summary>What a reader is told where a page cannot be shown; never a stack trace, never what was sent.</summary>
[OpenToAll]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(SiteFacts site) : WebPage
{
    public string Title { get; private set; } = "";

    public string Message { get; private set; } = "";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        // Asked for by its address it is a page like any other; re-executed, the answer has its code already.
        if (Response.StatusCode == 200) Response.StatusCode = code is >= 400 and <= 599 ? code : 404;
        (Title, Message) = Response.StatusCode switch
        {
            400 => (Say["Isian tidak terbaca", "This could not be read"],
                Say["Halaman ini mungkin sudah terlalu lama terbuka. Buka lagi, lalu isi kembali.",
                    "The page may have been open too long. Open it again and fill it in once more."]),
            403 => (Say["Anda tidak berhak membuka halaman ini", "You may not open this page"],
                Say["Halaman ini untuk tugas lain.", "It belongs to another duty."]),
            404 => (Say["Tidak ditemukan", "Not found"],
                site.Site == WebSite.Office
                    ? Say["Alamat ini tidak ada, atau di luar wilayah Anda.",
                        "There is nothing at this address, or it is outside your area."]
                    : Say["Alamat ini tidak ada. Periksa tulisannya, atau mulai dari halaman awal.",
                        "There is nothing at this address. Check how it is written, or begin at the first page."]),
            409 => (Say["Belum dapat dilakukan", "This cannot be done now"],
                Say["Orang lain menyimpan hal yang sama pada saat itu, dan yang Anda kirim tidak tersimpan. Buka lagi halamannya, lihat "
                    + "keadaannya, lalu ulangi bila masih perlu.",
                    "Somebody else saved the same at that moment, and what you sent is not kept. Open the page again, see how it stands, "
                    + "and repeat it where it is still needed."]),
            413 => (Say["Kiriman terlalu besar", "This is too large"],
                Say["Berkasnya melebihi yang dapat diterima. Kirim berkas yang lebih kecil, misalnya foto dengan resolusi lebih rendah.",
                    "The file is larger than can be taken. Send a smaller one, for example a photo in a lower resolution."]),
            429 => (Say["Terlalu banyak permintaan", "Too many requests"],
                Say["Tunggu satu menit, lalu coba lagi.", "Wait a minute, then try again."]),
            _ => (Say["Ada gangguan pada sistem", "Something went wrong here"],
                Say["Yang belum selesai tidak disimpan. Coba lagi sebentar lagi.",
                    "What was not finished is not kept. Try again in a while."]),
        };
        if (HttpContext.Items[typeof(Problem)] is Problem problem) Message = Say.Message(problem);
    }
}
