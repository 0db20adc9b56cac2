using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;
using Paseban.Web.Languages;

namespace Paseban.Web.Hosting;

/// <summary>
/// How what a form sends becomes values: an empty field is an empty text, never null; whether something must be there is said by the use
/// case, in words for people, not by the type.
/// </summary>
internal sealed class FormReading(IHttpContextAccessor http) : IConfigureOptions<MvcOptions>, IDisplayMetadataProvider
{
    public void Configure(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        messages.SetValueMustNotBeNullAccessor(Unreadable);
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;

    private string Unreadable(string value) => new Speaker(http)[$"'{value}' tidak terbaca.", $"'{value}' cannot be read."];
}
