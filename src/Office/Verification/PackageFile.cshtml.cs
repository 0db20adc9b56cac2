using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Verification;
using Paseban.Kernel;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Verification;

/// <summary>Hands a sealed package out once; whoever has the file and not its code has nothing.</summary>
[Does(ProcessKind.VisitPackaging)]
public sealed class PackageFileModel(SiteFacts site) : WebPage
{
    public async Task<IActionResult> OnGetAsync(string package)
    {
        // Only a reference that was read whole becomes part of a path.
        var reference = Reference.Read(IssuePackage.Prefix, package);
        var path = reference.Succeeded ? PackagesModel.PathOf(site, reference.Value.ToString()) : null;
        if (path is null || !System.IO.File.Exists(path))
            return RefuseWhole([Problem.NotFound("package.gone", "The package was fetched already, or never made.", "Make it again.")
                .InIndonesian("Paket sudah diambil, atau tidak pernah dibuat.", "Buat lagi.")]);
        var content = await System.IO.File.ReadAllBytesAsync(path, Stop);
        System.IO.File.Delete(path);
        return File(content, "application/octet-stream", Path.GetFileName(path));
    }
}
