using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Access.Signing;
using Payments.Keys;

namespace Payments.Api.OpenApi;

/// <summary>What the document says of a route's callers: the scope or permission they need, and how they may sign.</summary>
internal static class AccessDocument
{
    private const string ScopeExtension = "x-scope";
    private const string PermissionExtension = "x-permission";

    public static void Describe(OpenApiOperation operation, Requirement requirement)
    {
        var needs = new List<string>();
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        if (requirement.Scope is { } scope)
        {
            needs.Add($"a merchant's key the scope `{Scopes.Word(scope)}`");
            operation.Extensions[ScopeExtension] = new JsonNodeExtension(JsonValue.Create(Scopes.Word(scope)));
        }

        if (requirement.Permission is { } permission)
        {
            needs.Add($"an administrator's role the permission `{RolePermissions.Word(permission)}`");
            operation.Extensions[PermissionExtension] = new JsonNodeExtension(JsonValue.Create(RolePermissions.Word(permission)));
        }

        operation.Description = $"{operation.Description} Needs: {string.Join("; ", needs)}.".TrimStart();
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(RequestSignature.Header, "HMAC-SHA256 of the request in hex; needed where the merchant requires signatures."));
        operation.Parameters.Add(Header(RequestSignature.TimestampHeader, "With a signature: seconds since 1970."));
        operation.Parameters.Add(Header(RequestSignature.NonceHeader, "With a signature: a value never used before."));
    }

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
