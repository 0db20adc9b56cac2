using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Web.Hosting;

namespace Paseban.Web.SignIn;

/// <summary>Asks the page's right before anything of the page runs.</summary>
internal sealed class RightFilter(RightAttribute right, WebSite site) : IAsyncAuthorizationFilter
{
    public Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (right.Roles is null) return Task.CompletedTask;
        var visitor = context.HttpContext.RequestServices.GetRequiredService<Visitor>();
        if (visitor.SignedIn is not { } signedIn)
        {
            var request = context.HttpContext.Request;
            // What was sent is lost with the session; the page that it was typed on is where to begin again.
            var back = request.Path.ToUriComponent() + (HttpMethods.IsGet(request.Method) ? request.QueryString : default).ToUriComponent();
            context.Result = new LocalRedirectResult(
                site.SignInPath() + (back is "/" ? "" : "?kembali=" + Uri.EscapeDataString(back)));
        }
        else if (signedIn.MustChangePassword || signedIn.MustSetUpCode)
        {
            if (right is not SignedInOnlyAttribute) context.Result = new LocalRedirectResult(site.FirstStepsPath());
        }
        else if (right.Refusal(signedIn.Actor) is { } refusal)
        {
            context.HttpContext.Items[typeof(Kernel.Problem)] = refusal;
            context.Result = new StatusCodeResult(403);
        }
        return Task.CompletedTask;
    }
}

/// <summary>Puts the filter before every page of a site's assembly; a page without a right stops the start.</summary>
internal sealed class RightConvention(Assembly pages, WebSite site) : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (model.HandlerType.Assembly != pages) return;
        var right = model.HandlerType.GetCustomAttribute<RightAttribute>()
            ?? throw new InvalidOperationException($"The page {model.ViewEnginePath} does not say who may open it.");
        model.Filters.Add(new RightFilter(right, site));
    }
}
