using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Kelione.Web.Api;

/// <summary>How the interface describes itself (OpenAPI).</summary>
internal static class ApiDescription
{
    private static readonly (string Status, string Words)[] Problems =
    [
        ("400", "Something that the caller can mend; 'detail' says what."), ("401", "No key, or one that works no more."), ("403", "The key, or its maker, lacks the right."), ("404", "There is nothing of that name."), ("429", "Too many requests in a minute, or too many wrong keys; Retry-After says how many seconds to wait."),
    ];

    /// <summary>Adds title, keys and the problems that every route has.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Kelione",
                Version = "v1",
                Description = "Customer journey maps and the questions behind them. Each request may say ?workspace=NAME; without it the first workspace is meant. Send a key as Authorization: Bearer kel_….",
            };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "kel_…" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Responses ??= [];
            foreach (var (status, words) in Problems)
            {
                operation.Responses[status] = new OpenApiResponse { Description = words, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() } };
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyDescription>().FirstOrDefault() is { } body)
            {
                operation.RequestBody = new OpenApiRequestBody { Description = body.Words, Content = body.Types.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = new OpenApiSchema() }, StringComparer.Ordinal) };
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>The names by which records of a family are told apart in JSON, in the order in which they are declared.</summary>
    internal static IEnumerable<string> NamesOf<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!);

    /// <summary>Describes the body that a route reads by itself.</summary>
    public static RouteHandlerBuilder Body(this RouteHandlerBuilder route, string words, params string[] types) => route.WithMetadata(new BodyDescription(words, types));

    private sealed record BodyDescription(string Words, string[] Types);
}
