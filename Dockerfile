# Both programs of the platform in one image: the front end by default, a silo with
#   command: ["Silo/Payments.Silo.dll"]
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# Orleans is the engine of a cluster; Embedded serves one container alone.
ARG GrainEngine=Orleans
ENV GrainEngine=$GrainEngine DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /src
COPY . .
RUN dotnet publish ApiFrontend/ApiFrontend.csproj -c Release -o /app/ApiFrontend \
 && dotnet publish Silo/Silo.csproj -c Release -o /app/Silo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --chmod=755 tools/docker/healthy /usr/local/bin/healthy
ENV ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS=http://0.0.0.0:8080
EXPOSE 8080
# The user that Microsoft's images bring along.
USER $APP_UID
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["healthy", "8080", "/health/ready"]
ENTRYPOINT ["dotnet"]
CMD ["ApiFrontend/Payments.ApiFrontend.dll"]
