using Microsoft.OpenApi;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;

namespace Payments.Api.OpenApi;

/// <summary>Completes the OpenAPI document, generated from the routes, with what routes share.</summary>
internal static class ApiDocument
{
    private const string KeyScheme = "apiKey";
    private const string SignatureScheme = "channelSignature";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Orleans.Payments",
                Version = "v1",
                Description = "Take payments through several channels. Amounts are integer minor units, times RFC 3339, errors problem details with a stable code.",
            };
            // The address is wherever the reader got the document from.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAccess.Header };
            document.Components.SecuritySchemes[SignatureScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Simulator-Signature",
                Description = "Each channel signs in its own way; this is the simulator's.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<Requirement>().LastOrDefault() is { } requirement)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }];
                AccessDocument.Describe(operation, requirement);
            }

            if (metadata.OfType<SignedByChannel>().Any())
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SignatureScheme, context.Document)] = [] }];
            if (metadata.OfType<IdempotentRoute>().Any()) AddIdempotencyKey(operation);
            foreach (var parameter in metadata.OfType<QueryContract>().SelectMany(contract => contract.Parameters)) AddQuery(operation, parameter);
            AnswerDocument.Describe(operation, metadata.OfType<IdempotentRoute>().Any(), metadata.OfType<Requirement>().Any());
            return Task.CompletedTask;
        });
    });

    private static void AddQuery(OpenApiOperation operation, QueryParameter parameter) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Rule,
        Schema = new OpenApiSchema { Type = parameter.Type },
    });

    private static void AddIdempotencyKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyKey.Header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "A new value for every new request; the same value repeats a request safely.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.MaxLength },
        });
    }
}
