// Made by `npm run generate` from the routes' schemas. Do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alive: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both databases answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            postgres: {
                                ok: boolean;
                                message?: string;
                            };
                            clickhouse: {
                                ok: boolean;
                                message?: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            postgres: {
                                ok: boolean;
                                message?: string;
                            };
                            clickhouse: {
                                ok: boolean;
                                message?: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the journal, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor of the page before */
                    after?: number;
                    limit: number;
                    subjectKind?: string;
                    withoutKind?: string;
                    subjectId?: string;
                    action?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                actor: {
                                    kind: string;
                                    id: string;
                                    name?: string;
                                };
                                action: string;
                                subject: {
                                    kind: string;
                                    id: string;
                                };
                                data: {
                                    [key: string]: unknown;
                                };
                                prevHash: string;
                                hash: string;
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole chain as lines of JSON; `tactful journal check FILE` checks it anywhere */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks the whole chain */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            intact: boolean;
                            entries: number;
                            lastHash: string;
                            problems: {
                                seq: number;
                                kind: "changed" | "removed" | "reordered" | "added";
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the installation waits to be set up */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needed: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make the first workspace and administrator with the set-up link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        /** Format: email */
                        email: string;
                        name: string;
                        password: string;
                        workspaceName: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                name: string;
                                email: string;
                                roles: string[];
                            };
                            permissions: string[];
                            csrfToken: string;
                            workspace: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                currency: string;
                                timeZone: string;
                                /** @description Its people are simulated and its mail never leaves */
                                simulated: boolean;
                                mailFrom?: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your own password; your other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users of the workspace */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: email */
                                email: string;
                                name: string;
                                roles: string[];
                                disabled: boolean;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a user */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        password: string;
                        roles: ("viewer" | "author" | "reviewer" | "approver" | "analyst" | "admin" | "care")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: email */
                            email: string;
                            name: string;
                            roles: string[];
                            disabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        password?: string;
                        roles?: ("viewer" | "author" | "reviewer" | "approver" | "analyst" | "admin" | "care")[];
                        disabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: email */
                            email: string;
                            name: string;
                            roles: string[];
                            disabled: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/users/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session of a user, wherever it is open */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, without the keys themselves */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                kind: "write" | "server";
                                name: string;
                                /** @description The first characters of the key, to tell keys apart */
                                hint: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                revokedAt?: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an API key; the answer shows it once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: "write" | "server";
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            apiKey: {
                                /** Format: uuid */
                                id: string;
                                kind: "write" | "server";
                                name: string;
                                /** @description The first characters of the key, to tell keys apart */
                                hint: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                revokedAt?: string;
                            };
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of the workspace */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            currency: string;
                            timeZone: string;
                            /** @description Its people are simulated and its mail never leaves */
                            simulated: boolean;
                            mailFrom?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings of the workspace */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description ISO 4217 code */
                        currency?: string;
                        /** @description IANA name, such as Europe/Vienna */
                        timeZone?: string;
                        mailFrom?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            currency: string;
                            timeZone: string;
                            /** @description Its people are simulated and its mail never leaves */
                            simulated: boolean;
                            mailFrom?: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/session/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which ways people sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            password: boolean;
                            oidc: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide several tasks with one verdict; each stands by itself */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        decision: {
                            verdict: "approve" | "reject" | "pass" | "fail";
                            reason?: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                            note?: string;
                            delaySeconds?: number;
                            seconds?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                error: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/tasks/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back your verdict before it takes effect */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "approval" | "reading";
                            subject: {
                                kind: string;
                                /** Format: uuid */
                                id: string;
                                version?: number;
                                hash?: string;
                            };
                            title: string;
                            payload: {
                                [key: string]: unknown;
                            };
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            openedBy: {
                                id: string;
                                name: string;
                            };
                            openedAt: string;
                            dueAt: string | null;
                            state: "open" | "decided" | "cancelled";
                            closedAt: string | null;
                            cancelReason: string | null;
                            risk: number;
                            alike: string | null;
                            claimedBy: {
                                id: string;
                                name: string;
                            } | null;
                            readingsWanted: number;
                            pending: {
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                until: string;
                            } | null;
                            verdict: {
                                id: string;
                                taskId: string;
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                note: string;
                                seconds: number | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            hindrance: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/tasks/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task in hand for a quarter of an hour, or put it back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        take: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "approval" | "reading";
                            subject: {
                                kind: string;
                                /** Format: uuid */
                                id: string;
                                version?: number;
                                hash?: string;
                            };
                            title: string;
                            payload: {
                                [key: string]: unknown;
                            };
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            openedBy: {
                                id: string;
                                name: string;
                            };
                            openedAt: string;
                            dueAt: string | null;
                            state: "open" | "decided" | "cancelled";
                            closedAt: string | null;
                            cancelReason: string | null;
                            risk: number;
                            alike: string | null;
                            claimedBy: {
                                id: string;
                                name: string;
                            } | null;
                            readingsWanted: number;
                            pending: {
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                until: string;
                            } | null;
                            verdict: {
                                id: string;
                                taskId: string;
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                note: string;
                                seconds: number | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            hindrance: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/tasks/{id}/second-opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have it read by one more person, who does not know what others said */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "approval" | "reading";
                            subject: {
                                kind: string;
                                /** Format: uuid */
                                id: string;
                                version?: number;
                                hash?: string;
                            };
                            title: string;
                            payload: {
                                [key: string]: unknown;
                            };
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            openedBy: {
                                id: string;
                                name: string;
                            };
                            openedAt: string;
                            dueAt: string | null;
                            state: "open" | "decided" | "cancelled";
                            closedAt: string | null;
                            cancelReason: string | null;
                            risk: number;
                            alike: string | null;
                            claimedBy: {
                                id: string;
                                name: string;
                            } | null;
                            readingsWanted: number;
                            pending: {
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                until: string;
                            } | null;
                            verdict: {
                                id: string;
                                taskId: string;
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                note: string;
                                seconds: number | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            hindrance: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/tasks/{id}/calibrate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring something decided to the desk once more, to see whether readers agree with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits by kind, and whether it fits into the hours that reviewers have */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                about: string;
                                open: number;
                                overdue: number;
                            }[];
                            byKind: {
                                about: string;
                                open: number;
                                perWeek: number;
                                seconds: number | null;
                                openHours: number;
                                weekHours: number;
                            }[];
                            reviewers: {
                                userId: string;
                                name: string;
                                kinds: string[];
                                hoursPerWeek: number;
                                keys: {
                                    [key: string]: string;
                                };
                            }[];
                            hoursPerWeek: number;
                            openHours: number;
                            weekHours: number;
                            daysToClear: number | null;
                            fits: boolean | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agreement of readers, known answers missed, readings that were too fast */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alpha: number | null;
                            readTwice: number;
                            readers: {
                                by: {
                                    id: string;
                                    name: string;
                                };
                                decided: number;
                                medianSeconds: number | null;
                                /** @description Readings that were too fast to be one */
                                tooFast: number;
                                /** @description Known answers among them */
                                known: number;
                                knownMissed: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you take, your hours, your keys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userId: string;
                            kinds: string[];
                            hoursPerWeek: number;
                            keys: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set what you take, your hours a week, your keys */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kinds?: string[];
                        hoursPerWeek?: number;
                        keys?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            userId: string;
                            kinds: string[];
                            hoursPerWeek: number;
                            keys: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/review/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queue: open tasks by due time, others newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    state?: "open" | "decided" | "cancelled";
                    kind?: "approval" | "reading";
                    alike?: string;
                    /** @description Only what you take and can decide, and nobody else has in hand */
                    mine?: boolean;
                    subjectKind?: string;
                    subjectId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: "approval" | "reading";
                                subject: {
                                    kind: string;
                                    /** Format: uuid */
                                    id: string;
                                    version?: number;
                                    hash?: string;
                                };
                                title: string;
                                payload: {
                                    [key: string]: unknown;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                openedBy: {
                                    id: string;
                                    name: string;
                                };
                                openedAt: string;
                                dueAt: string | null;
                                state: "open" | "decided" | "cancelled";
                                closedAt: string | null;
                                cancelReason: string | null;
                                risk: number;
                                alike: string | null;
                                claimedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                readingsWanted: number;
                                pending: {
                                    verdict: "approve" | "reject" | "pass" | "fail";
                                    reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                    by: {
                                        id: string;
                                        name: string;
                                    };
                                    until: string;
                                } | null;
                                verdict: {
                                    id: string;
                                    taskId: string;
                                    verdict: "approve" | "reject" | "pass" | "fail";
                                    reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                    note: string;
                                    seconds: number | null;
                                    by: {
                                        id: string;
                                        name: string;
                                    };
                                    at: string;
                                } | null;
                                hindrance: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "approval" | "reading";
                            subject: {
                                kind: string;
                                /** Format: uuid */
                                id: string;
                                version?: number;
                                hash?: string;
                            };
                            title: string;
                            payload: {
                                [key: string]: unknown;
                            };
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            openedBy: {
                                id: string;
                                name: string;
                            };
                            openedAt: string;
                            dueAt: string | null;
                            state: "open" | "decided" | "cancelled";
                            closedAt: string | null;
                            cancelReason: string | null;
                            risk: number;
                            alike: string | null;
                            claimedBy: {
                                id: string;
                                name: string;
                            } | null;
                            readingsWanted: number;
                            pending: {
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                until: string;
                            } | null;
                            verdict: {
                                id: string;
                                taskId: string;
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                note: string;
                                seconds: number | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            hindrance: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/tasks/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, reject, pass or fail an open task; rejecting and failing need a note */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        verdict: "approve" | "reject" | "pass" | "fail";
                        reason?: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                        note?: string;
                        delaySeconds?: number;
                        seconds?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: "approval" | "reading";
                            subject: {
                                kind: string;
                                /** Format: uuid */
                                id: string;
                                version?: number;
                                hash?: string;
                            };
                            title: string;
                            payload: {
                                [key: string]: unknown;
                            };
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            openedBy: {
                                id: string;
                                name: string;
                            };
                            openedAt: string;
                            dueAt: string | null;
                            state: "open" | "decided" | "cancelled";
                            closedAt: string | null;
                            cancelReason: string | null;
                            risk: number;
                            alike: string | null;
                            claimedBy: {
                                id: string;
                                name: string;
                            } | null;
                            readingsWanted: number;
                            pending: {
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                until: string;
                            } | null;
                            verdict: {
                                id: string;
                                taskId: string;
                                verdict: "approve" | "reject" | "pass" | "fail";
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                note: string;
                                seconds: number | null;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            hindrance: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every approval that a thing ever had, newest first */
        get: {
            parameters: {
                query: {
                    subjectKind: string;
                    subjectId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                taskId: string;
                                subject: {
                                    kind: string;
                                    /** Format: uuid */
                                    id: string;
                                    version?: number;
                                    hash?: string;
                                };
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                                voidedAt: string | null;
                                voidReason: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sourceConfig/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of RudderStack’s browser client */
        get: {
            parameters: {
                query?: {
                    writeKey?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    "*": string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{key}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of Segment’s browser client */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect one track event
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect one identify event
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect one page event
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect one screen event
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect one group event
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect one alias event
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect events (batch)
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect events (import)
         * @description Write key as Basic user name, Bearer token, or "writeKey" in the body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            success: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tracking plan in force */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            plan: {
                                /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                unplanned: "allow" | "flag" | "drop";
                                events: {
                                    event: string;
                                    /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                    mode: "allow" | "flag" | "drop";
                                    /** @description Whether it may carry properties that are not named */
                                    additional: boolean;
                                    properties: {
                                        name: string;
                                        /** @description None: any */
                                        types: ("text" | "number" | "boolean" | "object" | "list")[];
                                        required: boolean;
                                        /** @description The only texts that it may hold */
                                        oneOf?: string[];
                                    }[];
                                }[];
                            };
                            /** Format: date-time */
                            savedAt?: string;
                            savedBy?: string;
                        };
                    };
                };
            };
        };
        /** Puts a tracking plan in force, as a new version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        plan: {
                            /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                            unplanned: "allow" | "flag" | "drop";
                            events: {
                                event: string;
                                /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                mode: "allow" | "flag" | "drop";
                                /** @description Whether it may carry properties that are not named */
                                additional: boolean;
                                properties: {
                                    name: string;
                                    /** @description None: any */
                                    types: ("text" | "number" | "boolean" | "object" | "list")[];
                                    required: boolean;
                                    /** @description The only texts that it may hold */
                                    oneOf?: string[];
                                }[];
                            }[];
                        };
                        /** @description The version that was changed */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            plan: {
                                /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                unplanned: "allow" | "flag" | "drop";
                                events: {
                                    event: string;
                                    /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                    mode: "allow" | "flag" | "drop";
                                    /** @description Whether it may carry properties that are not named */
                                    additional: boolean;
                                    properties: {
                                        name: string;
                                        /** @description None: any */
                                        types: ("text" | "number" | "boolean" | "object" | "list")[];
                                        required: boolean;
                                        /** @description The only texts that it may hold */
                                        oneOf?: string[];
                                    }[];
                                }[];
                            };
                            /** Format: date-time */
                            savedAt?: string;
                            savedBy?: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking-plan/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of the tracking plan, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                plan: {
                                    /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                    unplanned: "allow" | "flag" | "drop";
                                    events: {
                                        event: string;
                                        /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                        mode: "allow" | "flag" | "drop";
                                        /** @description Whether it may carry properties that are not named */
                                        additional: boolean;
                                        properties: {
                                            name: string;
                                            /** @description None: any */
                                            types: ("text" | "number" | "boolean" | "object" | "list")[];
                                            required: boolean;
                                            /** @description The only texts that it may hold */
                                            oneOf?: string[];
                                        }[];
                                    }[];
                                };
                                /** Format: date-time */
                                savedAt?: string;
                                savedBy?: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking-plan/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan with what the traffic of the last 30 days carries and it does not name yet */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                            unplanned: "allow" | "flag" | "drop";
                            events: {
                                event: string;
                                /** @description `allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events */
                                mode: "allow" | "flag" | "drop";
                                /** @description Whether it may carry properties that are not named */
                                additional: boolean;
                                properties: {
                                    name: string;
                                    /** @description None: any */
                                    types: ("text" | "number" | "boolean" | "object" | "list")[];
                                    required: boolean;
                                    /** @description The only texts that it may hold */
                                    oneOf?: string[];
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking-plan/violations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often events violated the plan: flagged in the last 30 days, and dropped and still open */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                event: string;
                                violation: string;
                                flagged: number;
                                dropped: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events received last, newest first */
        get: {
            parameters: {
                query: {
                    event?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                messageId: string;
                                /** Format: uuid */
                                profileId: string;
                                /** @enum {string} */
                                type: "track" | "identify" | "page" | "screen" | "group" | "alias";
                                event: string;
                                /** @description Of a page or screen */
                                name?: string;
                                /** Format: date-time */
                                timestamp: string;
                                /** Format: date-time */
                                receivedAt: string;
                                source: string;
                                userId?: string;
                                anonymousId?: string;
                                orderId?: string;
                                value?: number;
                                currency?: string;
                                lines: {
                                    productId: string;
                                    quantity: number;
                                    price?: number;
                                }[];
                                pageUrl?: string;
                                properties: {
                                    [key: string]: unknown;
                                };
                                problems: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events by day, how far folding is behind, open rejected events */
        get: {
            parameters: {
                query: {
                    days: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            days: {
                                /** Format: date */
                                day: string;
                                events: number;
                                people: number;
                            }[];
                            waiting: number;
                            /** @description Age of the oldest event that is not folded yet */
                            lagSeconds: number;
                            /** @description Open rejected events */
                            rejected: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of events, most frequent first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                event: string;
                                type: string;
                                events: number;
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The properties that events of one name carry */
        get: {
            parameters: {
                query: {
                    event: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                property: string;
                                /** @description 0 to 1 */
                                share: number;
                                kind: "text" | "number" | "boolean" | "other";
                                example: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that were taken and cannot be used as they are, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    state?: "open" | "replayed" | "dismissed";
                    reason?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                receivedAt: string;
                                /** Format: date-time */
                                rejectedAt: string;
                                source: string;
                                type: string;
                                /** @description The name it gave, or nothing */
                                event: string;
                                reason: string;
                                /** @description What is wrong and what to do */
                                message: string;
                                state: "open" | "replayed" | "dismissed";
                                /** @description The event as it came */
                                body: unknown;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/rejected/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open rejected events, counted by reason */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                reason: string;
                                message: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/rejected/{id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the corrected event on its way */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        event: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/rejected/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send rejected events on their way again as they are (at most 500 at once) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    } | {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/rejected/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lay rejected events aside for good (at most 500 at once) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    } | {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long events are kept, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description A name as in the events, or * for every name without a rule of its own */
                                event: string;
                                days: number;
                            }[];
                        };
                    };
                };
            };
        };
        /** Set how long events are kept, in place of all rules before; what is over goes in the next night */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            /** @description A name as in the events, or * for every name without a rule of its own */
                            event: string;
                            days: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description A name as in the events, or * for every name without a rule of its own */
                                event: string;
                                days: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What counts as an identity, limits for each kind, and their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                blocked: {
                                    kinds: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                                    /** @description The whole value, its beginning, or a regular expression; letters of either case */
                                    match: "is" | "begins" | "pattern";
                                    value: string;
                                    /** @description `ignored`: never an identity. `alone`: an identity only where an event tells nothing else; it joins nobody. */
                                    effect: "ignored" | "alone";
                                    note?: string;
                                }[];
                                limits: {
                                    user_id: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    email: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    phone: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    anonymous_id: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    device: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                };
                                /** @description Strongest first: an event is kept under the strongest identity that it tells */
                                priority: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                            };
                            /** @description 0 while nobody has changed them */
                            version: number;
                            /** Format: date-time */
                            changedAt?: string;
                            changedBy?: string;
                        };
                    };
                };
            };
        };
        /** Changes the rules of identity; who is one person is then decided anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            blocked: {
                                kinds: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                                /** @description The whole value, its beginning, or a regular expression; letters of either case */
                                match: "is" | "begins" | "pattern";
                                value: string;
                                /** @description `ignored`: never an identity. `alone`: an identity only where an event tells nothing else; it joins nobody. */
                                effect: "ignored" | "alone";
                                note?: string;
                            }[];
                            limits: {
                                user_id: {
                                    most: number;
                                    per: "week" | "year" | "ever";
                                };
                                email: {
                                    most: number;
                                    per: "week" | "year" | "ever";
                                };
                                phone: {
                                    most: number;
                                    per: "week" | "year" | "ever";
                                };
                                anonymous_id: {
                                    most: number;
                                    per: "week" | "year" | "ever";
                                };
                                device: {
                                    most: number;
                                    per: "week" | "year" | "ever";
                                };
                            };
                            /** @description Strongest first: an event is kept under the strongest identity that it tells */
                            priority: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                        };
                        /** @description The version that was changed */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                blocked: {
                                    kinds: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                                    /** @description The whole value, its beginning, or a regular expression; letters of either case */
                                    match: "is" | "begins" | "pattern";
                                    value: string;
                                    /** @description `ignored`: never an identity. `alone`: an identity only where an event tells nothing else; it joins nobody. */
                                    effect: "ignored" | "alone";
                                    note?: string;
                                }[];
                                limits: {
                                    user_id: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    email: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    phone: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    anonymous_id: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                    device: {
                                        most: number;
                                        per: "week" | "year" | "ever";
                                    };
                                };
                                /** @description Strongest first: an event is kept under the strongest identity that it tells */
                                priority: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                            };
                            /** @description 0 while nobody has changed them */
                            version: number;
                            /** Format: date-time */
                            changedAt?: string;
                            changedBy?: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/rules/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a value would count as an identity, and if not, by which rule */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: boolean;
                            /** @description The value as it is compared */
                            as?: string;
                            rule?: {
                                kinds: ("user_id" | "email" | "phone" | "anonymous_id" | "device")[];
                                /** @description The whole value, its beginning, or a regular expression; letters of either case */
                                match: "is" | "begins" | "pattern";
                                value: string;
                                /** @description `ignored`: never an identity. `alone`: an identity only where an event tells nothing else; it joins nobody. */
                                effect: "ignored" | "alone";
                                note?: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, newest first; or those whose e-mail, user id, phone or name begins with `search` */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    search?: string;
                    /** @description Only people with, or without, an identifier of their own */
                    known?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                profileId: string;
                                name?: string;
                                email?: string;
                                userId?: string;
                                known: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                orders: number;
                                revenue: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything known about a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            profileId: string;
                            name?: string;
                            email?: string;
                            userId?: string;
                            known: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastSeen?: string;
                            orders: number;
                            revenue: number;
                            timeZone?: string;
                            identities: {
                                /** @enum {string} */
                                kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                value: string;
                                /** Format: date-time */
                                firstSeen: string;
                                /** @description Used by several people: it is not evidence for who somebody is. */
                                shared: boolean;
                            }[];
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                observedAt: string;
                                /** @enum {string} */
                                source: "event" | "import" | "console";
                                /** @enum {string} */
                                party: "first" | "third";
                                /** @enum {string} */
                                kind: "behavioural" | "demographic" | "contact" | "technical" | "other";
                                /** @enum {string} */
                                grade: "verified" | "good" | "doubtful" | "bad";
                                reason?: string;
                            }[];
                            consent: {
                                /** @enum {string} */
                                channel: "email" | "onsite" | "sms" | "push" | "ads";
                                /** @enum {string} */
                                purpose: "marketing" | "service" | "personalization" | "analytics";
                                /** @enum {string} */
                                state: "granted" | "denied" | "unknown";
                                /** Format: date-time */
                                at?: string;
                                source?: string;
                                evidence?: unknown;
                            }[];
                            behaviour: {
                                /** Format: date-time */
                                firstSeen?: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                events: number;
                                counts: {
                                    [key: string]: number;
                                };
                                orders: number;
                                revenue: number;
                                refunds: number;
                                refunded: number;
                                /** Format: date-time */
                                firstOrderAt?: string;
                                /** Format: date-time */
                                lastOrderAt?: string;
                                /** @description Product ids of the last order. */
                                lastItems: string[];
                                session?: {
                                    /** Format: date-time */
                                    start: string;
                                    /** Format: date-time */
                                    last: string;
                                    open: boolean;
                                    pages: number;
                                    events: number;
                                    /** @description Products viewed, latest first, at most 20. */
                                    products: string[];
                                    entry?: {
                                        source: string;
                                        page?: string;
                                    };
                                };
                            };
                            merges: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                fromProfile: string;
                                /** Format: uuid */
                                toProfile: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                identities: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                }[];
                                /** @description The evidence over which it came about, the strongest first */
                                because: {
                                    one: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    other: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    /** @enum {string} */
                                    how: "console" | "linkage" | "alias" | "declared" | "device";
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** Format: date-time */
                                undoneAt?: string;
                                undoneBy?: string;
                                undoable: boolean;
                            }[];
                            conflicts: {
                                /** @description The other person. */
                                profileId: string;
                                own: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                other: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                /** Format: date-time */
                                firstAt: string;
                                reason: string;
                            }[];
                            /** @description Every profile that belongs to the person. */
                            profileIds: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person did, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                messageId: string;
                                /** Format: uuid */
                                profileId: string;
                                /** @enum {string} */
                                type: "track" | "identify" | "page" | "screen" | "group" | "alias";
                                event: string;
                                /** @description Of a page or screen */
                                name?: string;
                                /** Format: date-time */
                                timestamp: string;
                                /** Format: date-time */
                                receivedAt: string;
                                source: string;
                                userId?: string;
                                anonymousId?: string;
                                orderId?: string;
                                value?: number;
                                currency?: string;
                                lines: {
                                    productId: string;
                                    quantity: number;
                                    price?: number;
                                }[];
                                pageUrl?: string;
                                properties: {
                                    [key: string]: unknown;
                                };
                                problems: string[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps an answer of a person: granted or denied, for a channel and a purpose */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: "email" | "onsite" | "sms" | "push" | "ads";
                        purpose: "marketing" | "service" | "personalization" | "analytics";
                        state: "granted" | "denied";
                        /** @description How the answer was given */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            profileId: string;
                            name?: string;
                            email?: string;
                            userId?: string;
                            known: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastSeen?: string;
                            orders: number;
                            revenue: number;
                            timeZone?: string;
                            identities: {
                                /** @enum {string} */
                                kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                value: string;
                                /** Format: date-time */
                                firstSeen: string;
                                /** @description Used by several people: it is not evidence for who somebody is. */
                                shared: boolean;
                            }[];
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                observedAt: string;
                                /** @enum {string} */
                                source: "event" | "import" | "console";
                                /** @enum {string} */
                                party: "first" | "third";
                                /** @enum {string} */
                                kind: "behavioural" | "demographic" | "contact" | "technical" | "other";
                                /** @enum {string} */
                                grade: "verified" | "good" | "doubtful" | "bad";
                                reason?: string;
                            }[];
                            consent: {
                                /** @enum {string} */
                                channel: "email" | "onsite" | "sms" | "push" | "ads";
                                /** @enum {string} */
                                purpose: "marketing" | "service" | "personalization" | "analytics";
                                /** @enum {string} */
                                state: "granted" | "denied" | "unknown";
                                /** Format: date-time */
                                at?: string;
                                source?: string;
                                evidence?: unknown;
                            }[];
                            behaviour: {
                                /** Format: date-time */
                                firstSeen?: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                events: number;
                                counts: {
                                    [key: string]: number;
                                };
                                orders: number;
                                revenue: number;
                                refunds: number;
                                refunded: number;
                                /** Format: date-time */
                                firstOrderAt?: string;
                                /** Format: date-time */
                                lastOrderAt?: string;
                                /** @description Product ids of the last order. */
                                lastItems: string[];
                                session?: {
                                    /** Format: date-time */
                                    start: string;
                                    /** Format: date-time */
                                    last: string;
                                    open: boolean;
                                    pages: number;
                                    events: number;
                                    /** @description Products viewed, latest first, at most 20. */
                                    products: string[];
                                    entry?: {
                                        source: string;
                                        page?: string;
                                    };
                                };
                            };
                            merges: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                fromProfile: string;
                                /** Format: uuid */
                                toProfile: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                identities: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                }[];
                                /** @description The evidence over which it came about, the strongest first */
                                because: {
                                    one: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    other: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    /** @enum {string} */
                                    how: "console" | "linkage" | "alias" | "declared" | "device";
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** Format: date-time */
                                undoneAt?: string;
                                undoneBy?: string;
                                undoable: boolean;
                            }[];
                            conflicts: {
                                /** @description The other person. */
                                profileId: string;
                                own: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                other: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                /** Format: date-time */
                                firstAt: string;
                                reason: string;
                            }[];
                            /** @description Every profile that belongs to the person. */
                            profileIds: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps that a person objects to profiling, or no longer does: still served, not personalized */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        objects: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            profileId: string;
                            name?: string;
                            email?: string;
                            userId?: string;
                            known: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastSeen?: string;
                            orders: number;
                            revenue: number;
                            timeZone?: string;
                            identities: {
                                /** @enum {string} */
                                kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                value: string;
                                /** Format: date-time */
                                firstSeen: string;
                                /** @description Used by several people: it is not evidence for who somebody is. */
                                shared: boolean;
                            }[];
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                observedAt: string;
                                /** @enum {string} */
                                source: "event" | "import" | "console";
                                /** @enum {string} */
                                party: "first" | "third";
                                /** @enum {string} */
                                kind: "behavioural" | "demographic" | "contact" | "technical" | "other";
                                /** @enum {string} */
                                grade: "verified" | "good" | "doubtful" | "bad";
                                reason?: string;
                            }[];
                            consent: {
                                /** @enum {string} */
                                channel: "email" | "onsite" | "sms" | "push" | "ads";
                                /** @enum {string} */
                                purpose: "marketing" | "service" | "personalization" | "analytics";
                                /** @enum {string} */
                                state: "granted" | "denied" | "unknown";
                                /** Format: date-time */
                                at?: string;
                                source?: string;
                                evidence?: unknown;
                            }[];
                            behaviour: {
                                /** Format: date-time */
                                firstSeen?: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                events: number;
                                counts: {
                                    [key: string]: number;
                                };
                                orders: number;
                                revenue: number;
                                refunds: number;
                                refunded: number;
                                /** Format: date-time */
                                firstOrderAt?: string;
                                /** Format: date-time */
                                lastOrderAt?: string;
                                /** @description Product ids of the last order. */
                                lastItems: string[];
                                session?: {
                                    /** Format: date-time */
                                    start: string;
                                    /** Format: date-time */
                                    last: string;
                                    open: boolean;
                                    pages: number;
                                    events: number;
                                    /** @description Products viewed, latest first, at most 20. */
                                    products: string[];
                                    entry?: {
                                        source: string;
                                        page?: string;
                                    };
                                };
                            };
                            merges: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                fromProfile: string;
                                /** Format: uuid */
                                toProfile: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                identities: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                }[];
                                /** @description The evidence over which it came about, the strongest first */
                                because: {
                                    one: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    other: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    /** @enum {string} */
                                    how: "console" | "linkage" | "alias" | "declared" | "device";
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** Format: date-time */
                                undoneAt?: string;
                                undoneBy?: string;
                                undoable: boolean;
                            }[];
                            conflicts: {
                                /** @description The other person. */
                                profileId: string;
                                own: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                other: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                /** Format: date-time */
                                firstAt: string;
                                reason: string;
                            }[];
                            /** @description Every profile that belongs to the person. */
                            profileIds: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/traits/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets a trait by hand; null clears it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        value: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            profileId: string;
                            name?: string;
                            email?: string;
                            userId?: string;
                            known: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastSeen?: string;
                            orders: number;
                            revenue: number;
                            timeZone?: string;
                            identities: {
                                /** @enum {string} */
                                kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                value: string;
                                /** Format: date-time */
                                firstSeen: string;
                                /** @description Used by several people: it is not evidence for who somebody is. */
                                shared: boolean;
                            }[];
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                observedAt: string;
                                /** @enum {string} */
                                source: "event" | "import" | "console";
                                /** @enum {string} */
                                party: "first" | "third";
                                /** @enum {string} */
                                kind: "behavioural" | "demographic" | "contact" | "technical" | "other";
                                /** @enum {string} */
                                grade: "verified" | "good" | "doubtful" | "bad";
                                reason?: string;
                            }[];
                            consent: {
                                /** @enum {string} */
                                channel: "email" | "onsite" | "sms" | "push" | "ads";
                                /** @enum {string} */
                                purpose: "marketing" | "service" | "personalization" | "analytics";
                                /** @enum {string} */
                                state: "granted" | "denied" | "unknown";
                                /** Format: date-time */
                                at?: string;
                                source?: string;
                                evidence?: unknown;
                            }[];
                            behaviour: {
                                /** Format: date-time */
                                firstSeen?: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                events: number;
                                counts: {
                                    [key: string]: number;
                                };
                                orders: number;
                                revenue: number;
                                refunds: number;
                                refunded: number;
                                /** Format: date-time */
                                firstOrderAt?: string;
                                /** Format: date-time */
                                lastOrderAt?: string;
                                /** @description Product ids of the last order. */
                                lastItems: string[];
                                session?: {
                                    /** Format: date-time */
                                    start: string;
                                    /** Format: date-time */
                                    last: string;
                                    open: boolean;
                                    pages: number;
                                    events: number;
                                    /** @description Products viewed, latest first, at most 20. */
                                    products: string[];
                                    entry?: {
                                        source: string;
                                        page?: string;
                                    };
                                };
                            };
                            merges: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                fromProfile: string;
                                /** Format: uuid */
                                toProfile: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                identities: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                }[];
                                /** @description The evidence over which it came about, the strongest first */
                                because: {
                                    one: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    other: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    /** @enum {string} */
                                    how: "console" | "linkage" | "alias" | "declared" | "device";
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** Format: date-time */
                                undoneAt?: string;
                                undoneBy?: string;
                                undoable: boolean;
                            }[];
                            conflicts: {
                                /** @description The other person. */
                                profileId: string;
                                own: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                other: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                /** Format: date-time */
                                firstAt: string;
                                reason: string;
                            }[];
                            /** @description Every profile that belongs to the person. */
                            profileIds: string[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that another person is the same as this one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        other: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            profileId: string;
                            name?: string;
                            email?: string;
                            userId?: string;
                            known: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastSeen?: string;
                            orders: number;
                            revenue: number;
                            timeZone?: string;
                            identities: {
                                /** @enum {string} */
                                kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                value: string;
                                /** Format: date-time */
                                firstSeen: string;
                                /** @description Used by several people: it is not evidence for who somebody is. */
                                shared: boolean;
                            }[];
                            traits: {
                                name: string;
                                value: unknown;
                                /** Format: date-time */
                                observedAt: string;
                                /** @enum {string} */
                                source: "event" | "import" | "console";
                                /** @enum {string} */
                                party: "first" | "third";
                                /** @enum {string} */
                                kind: "behavioural" | "demographic" | "contact" | "technical" | "other";
                                /** @enum {string} */
                                grade: "verified" | "good" | "doubtful" | "bad";
                                reason?: string;
                            }[];
                            consent: {
                                /** @enum {string} */
                                channel: "email" | "onsite" | "sms" | "push" | "ads";
                                /** @enum {string} */
                                purpose: "marketing" | "service" | "personalization" | "analytics";
                                /** @enum {string} */
                                state: "granted" | "denied" | "unknown";
                                /** Format: date-time */
                                at?: string;
                                source?: string;
                                evidence?: unknown;
                            }[];
                            behaviour: {
                                /** Format: date-time */
                                firstSeen?: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                events: number;
                                counts: {
                                    [key: string]: number;
                                };
                                orders: number;
                                revenue: number;
                                refunds: number;
                                refunded: number;
                                /** Format: date-time */
                                firstOrderAt?: string;
                                /** Format: date-time */
                                lastOrderAt?: string;
                                /** @description Product ids of the last order. */
                                lastItems: string[];
                                session?: {
                                    /** Format: date-time */
                                    start: string;
                                    /** Format: date-time */
                                    last: string;
                                    open: boolean;
                                    pages: number;
                                    events: number;
                                    /** @description Products viewed, latest first, at most 20. */
                                    products: string[];
                                    entry?: {
                                        source: string;
                                        page?: string;
                                    };
                                };
                            };
                            merges: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                fromProfile: string;
                                /** Format: uuid */
                                toProfile: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                                identities: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                }[];
                                /** @description The evidence over which it came about, the strongest first */
                                because: {
                                    one: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    other: {
                                        /** @enum {string} */
                                        kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                        value: string;
                                    };
                                    /** @enum {string} */
                                    how: "console" | "linkage" | "alias" | "declared" | "device";
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** Format: date-time */
                                undoneAt?: string;
                                undoneBy?: string;
                                undoable: boolean;
                            }[];
                            conflicts: {
                                /** @description The other person. */
                                profileId: string;
                                own: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                other: {
                                    /** @enum {string} */
                                    kind: "user_id" | "email" | "phone" | "anonymous_id" | "device";
                                    value: string;
                                };
                                /** Format: date-time */
                                firstAt: string;
                                reason: string;
                            }[];
                            /** @description Every profile that belongs to the person. */
                            profileIds: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a merge back; answers the two people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            persons: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products by id, or those that a search finds */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    search?: string;
                    category?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                category: string;
                                price: number | null;
                                cost: number | null;
                                margin: number | null;
                                currency: string;
                                url: string;
                                image: string;
                                stock: number | null;
                                attributes: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                source: "api" | "import" | "event";
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add products or change the fields that are given, up to 1,000 a call */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        products: {
                            /** @description The id that events name the product by */
                            id: string;
                            name?: string;
                            category?: string;
                            price?: number | null;
                            cost?: number | null;
                            currency?: string;
                            url?: string;
                            image?: string;
                            stock?: number | null;
                            attributes?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            created: number;
                            changed: number;
                            unchanged: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            category: string;
                            price: number | null;
                            cost: number | null;
                            margin: number | null;
                            currency: string;
                            url: string;
                            image: string;
                            stock: number | null;
                            attributes: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            source: "api" | "import" | "event";
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories, largest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                products: number;
                            }[];
                            products: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How good the data is: by rule, by source and field, over time */
        get: {
            parameters: {
                query: {
                    days: number;
                    source?: string;
                    field?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            days: number;
                            rules: {
                                rule: string;
                                field: string;
                                says: string;
                                /** @enum {string} */
                                severity: "high" | "medium" | "low";
                                /** @description With an open finding */
                                people: number;
                                occurrences: number;
                                fixed: number;
                                ignored: number;
                                repair: {
                                    /** @enum {string} */
                                    how: "suggested" | "clear" | "source";
                                    /** @description Whom it can be done for here */
                                    people: number;
                                    /** @description About; a person has to look at examples */
                                    minutes: number;
                                    /** @enum {string} */
                                    skill: "marketer" | "data owner" | "developer";
                                    todo: string;
                                    gains: string;
                                };
                            }[];
                            sources: {
                                source: string;
                                field: string;
                                checked: number;
                                faulty: number;
                            }[];
                            byDay: {
                                /** Format: date */
                                day: string;
                                /** @enum {string} */
                                what: "traits" | "events";
                                checked: number;
                                faulty: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Faulty values of people and events, newest first */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    rule?: string;
                    field?: string;
                    source?: string;
                    state?: "open" | "fixed" | "ignored";
                    person?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                profileId: string;
                                /** @description A trait, or a path of an event such as properties.email */
                                field: string;
                                rule: string;
                                says: string;
                                /** @enum {string} */
                                severity: "high" | "medium" | "low";
                                /** @description Of a trait that still has the value */
                                value?: unknown;
                                suggestion?: string;
                                source: string;
                                messageId?: string;
                                /** Format: date-time */
                                observedAt: string;
                                /** Format: date-time */
                                foundAt: string;
                                occurrences: number;
                                /** @enum {string} */
                                state: "open" | "fixed" | "ignored";
                                /** Format: date-time */
                                settledAt?: string;
                                settledBy?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare what is stored by the rules that need several records; done by itself every night */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: number;
                            events: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/findings/let-pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that values are right as they are; their grade follows */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settled: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/findings/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back that values were let pass */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settled: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was mended, newest first */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                rule: string;
                                says: string;
                                field: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                changes: number;
                                /** Format: date-time */
                                undoneAt?: string;
                                undoneBy?: string;
                                /** @description Values that had changed again and were left */
                                kept?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Mend faulty values as one set; it can be undone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: string;
                        field: string;
                        /**
                         * @description Put what the rule suggests, or clear the value so that fallbacks are used
                         * @enum {string}
                         */
                        how: "suggested" | "clear";
                        /** @description Only these; all open ones where left out */
                        findings?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            rule: string;
                            says: string;
                            field: string;
                            /** Format: date-time */
                            at: string;
                            by: string;
                            changes: number;
                            /** Format: date-time */
                            undoneAt?: string;
                            undoneBy?: string;
                            /** @description Values that had changed again and were left */
                            kept?: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/repairs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a repair would change; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: string;
                        field: string;
                        /**
                         * @description Put what the rule suggests, or clear the value so that fallbacks are used
                         * @enum {string}
                         */
                        how: "suggested" | "clear";
                        /** @description Only these; all open ones where left out */
                        findings?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: number;
                            changes: number;
                            /** @description Open findings that it cannot mend */
                            leftOut: number;
                            examples: {
                                /** Format: uuid */
                                profileId: string;
                                field: string;
                                old: unknown;
                                /** @description null where the value is cleared */
                                new: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/repairs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the values of a set back; those that changed again stay */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            rule: string;
                            says: string;
                            field: string;
                            /** Format: date-time */
                            at: string;
                            by: string;
                            changes: number;
                            /** Format: date-time */
                            undoneAt?: string;
                            undoneBy?: string;
                            /** @description Values that had changed again and were left */
                            kept?: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/repairs/{id}/changes.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of a set as CSV (id, field, old, new, rule), for the system they come from */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People whose records look like those of one, those with the most evidence first */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    state?: "proposed" | "merged" | "different" | "gone";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                state: "proposed" | "merged" | "different" | "gone";
                                /** @description Evidence in bits: log2 of the odds that they are one person */
                                weight: number;
                                /** @description That they are one person, 0 to 1, as verdicts so far have taught */
                                chance: number;
                                /** @description Whether a person said so, and not the threshold */
                                judged: boolean;
                                agreement: {
                                    [key: string]: "equal" | "alike" | "different" | "missing";
                                };
                                one?: {
                                    /** Format: uuid */
                                    profileId: string;
                                    name?: string;
                                    email?: string;
                                    userId?: string;
                                    known: boolean;
                                    /** Format: date-time */
                                    createdAt: string;
                                    /** Format: date-time */
                                    lastSeen?: string;
                                    orders: number;
                                    revenue: number;
                                };
                                other?: {
                                    /** Format: uuid */
                                    profileId: string;
                                    name?: string;
                                    email?: string;
                                    userId?: string;
                                    known: boolean;
                                    /** Format: date-time */
                                    createdAt: string;
                                    /** Format: date-time */
                                    lastSeen?: string;
                                    orders: number;
                                    revenue: number;
                                };
                                /** Format: date-time */
                                foundAt: string;
                                /** Format: date-time */
                                decidedAt?: string;
                                /** Format: uuid */
                                taskId?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many duplicates there are, and what the last look for them did */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            proposed: number;
                            merged: number;
                            different: number;
                            running: boolean;
                            last?: {
                                /** Format: date-time */
                                at: string;
                                outcome: {
                                    /** @description Records with enough in them to be compared */
                                    people: number;
                                    compared: number;
                                    merged: number;
                                    proposed: number;
                                    /** @description Found, and kept for the next look because the desk is full */
                                    waiting: number;
                                    /** @description Verdicts from which it learnt */
                                    judged: number;
                                    /** @description Bits from which on records are merged */
                                    upper: number;
                                    /** @description Bits from which on somebody is asked */
                                    lower: number;
                                    seconds: number;
                                    failed?: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both records side by side */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            state: "proposed" | "merged" | "different" | "gone";
                            /** @description Evidence in bits: log2 of the odds that they are one person */
                            weight: number;
                            /** @description That they are one person, 0 to 1, as verdicts so far have taught */
                            chance: number;
                            /** @description Whether a person said so, and not the threshold */
                            judged: boolean;
                            agreement: {
                                [key: string]: "equal" | "alike" | "different" | "missing";
                            };
                            one?: {
                                /** Format: uuid */
                                profileId: string;
                                name?: string;
                                email?: string;
                                userId?: string;
                                known: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                orders: number;
                                revenue: number;
                            };
                            other?: {
                                /** Format: uuid */
                                profileId: string;
                                name?: string;
                                email?: string;
                                userId?: string;
                                known: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                orders: number;
                                revenue: number;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            /** Format: date-time */
                            decidedAt?: string;
                            /** Format: uuid */
                            taskId?: string;
                            fields: {
                                name: string;
                                one: string;
                                other: string;
                                likeness: "equal" | "alike" | "different" | "missing";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether two records are one person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        same: boolean;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            state: "proposed" | "merged" | "different" | "gone";
                            /** @description Evidence in bits: log2 of the odds that they are one person */
                            weight: number;
                            /** @description That they are one person, 0 to 1, as verdicts so far have taught */
                            chance: number;
                            /** @description Whether a person said so, and not the threshold */
                            judged: boolean;
                            agreement: {
                                [key: string]: "equal" | "alike" | "different" | "missing";
                            };
                            one?: {
                                /** Format: uuid */
                                profileId: string;
                                name?: string;
                                email?: string;
                                userId?: string;
                                known: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                orders: number;
                                revenue: number;
                            };
                            other?: {
                                /** Format: uuid */
                                profileId: string;
                                name?: string;
                                email?: string;
                                userId?: string;
                                known: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeen?: string;
                                orders: number;
                                revenue: number;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            /** Format: date-time */
                            decidedAt?: string;
                            /** Format: uuid */
                            taskId?: string;
                            fields: {
                                name: string;
                                one: string;
                                other: string;
                                likeness: "equal" | "alike" | "different" | "missing";
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to look for duplicates now; the overview says when it is done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            started: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What behaviour, demographics and third-party data each added, as it was asked last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                outcome: "bought" | "above_median";
                                /** @description The outcome is what came in so many last days */
                                days: number;
                                /** Format: date-time */
                                at: string;
                                people: number;
                                outcomeRate: number;
                                columns: {
                                    /** @enum {string} */
                                    group: "behaviour" | "demographics" | "thirdParty";
                                    names: string[];
                                }[];
                                sets: {
                                    groups: ("behaviour" | "demographics" | "thirdParty")[];
                                    auc: number;
                                    /** @description From, to */
                                    interval: number[];
                                    logLoss: number;
                                }[];
                                adds: {
                                    /** @enum {string} */
                                    group: "behaviour" | "demographics" | "thirdParty";
                                    to: ("behaviour" | "demographics" | "thirdParty")[];
                                    auc: number;
                                    /** @description From, to */
                                    interval: number[];
                                    /** @enum {string} */
                                    verdict: "adds" | "cannot tell" | "takes away";
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ask what each kind of data adds to foretelling an outcome; answers when it is done, in about a minute */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "bought" | "above_median";
                        /** @description The outcome is what came in so many last days */
                        days: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            outcome: "bought" | "above_median";
                            /** @description The outcome is what came in so many last days */
                            days: number;
                            /** Format: date-time */
                            at: string;
                            people: number;
                            outcomeRate: number;
                            columns: {
                                /** @enum {string} */
                                group: "behaviour" | "demographics" | "thirdParty";
                                names: string[];
                            }[];
                            sets: {
                                groups: ("behaviour" | "demographics" | "thirdParty")[];
                                auc: number;
                                /** @description From, to */
                                interval: number[];
                                logLoss: number;
                            }[];
                            adds: {
                                /** @enum {string} */
                                group: "behaviour" | "demographics" | "thirdParty";
                                to: ("behaviour" | "demographics" | "thirdParty")[];
                                auc: number;
                                /** @description From, to */
                                interval: number[];
                                /** @enum {string} */
                                verdict: "adds" | "cannot tell" | "takes away";
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/streams/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is or was out of the ordinary in the stream of events, newest first */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    state?: "open" | "accepted" | "broken" | "ended";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description Empty: all events together */
                                event: string;
                                check: "drop" | "spike" | "null_rate" | "new_property" | "vanished_property" | "type_change" | "cardinality" | "duplicates" | "late";
                                property?: string;
                                state: "open" | "accepted" | "broken" | "ended";
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
                                detail: {
                                    /** @description What was usual, or expected */
                                    before: number;
                                    now: number;
                                    /** @description Of a volume: length of the window */
                                    hours?: number;
                                    /** @description Of a change of type: what it holds now */
                                    type?: string;
                                };
                                sentence: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/streams/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at the stream of events now; it is looked at every hour by itself */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            raised: number;
                            going: number;
                            ended: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/readiness/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be personalized today, and what to mend first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            summary: string;
                            uses: {
                                /** @enum {string} */
                                use: "email" | "onsite" | "recommendations" | "send_time" | "offers" | "orders";
                                /** @enum {string} */
                                state: "pass" | "warn" | "fail";
                                verdict: string;
                                needs: string;
                                checks: {
                                    code: string;
                                    /** @enum {string} */
                                    state: "pass" | "warn" | "fail";
                                    sentence: string;
                                    todo: string;
                                    people?: number;
                                    /** @enum {string} */
                                    skill?: "marketer" | "data owner" | "developer";
                                }[];
                                repairs: {
                                    what: string;
                                    /** @description Gained */
                                    people: number;
                                    /** @description About */
                                    minutes: number;
                                    /** @enum {string} */
                                    skill: "marketer" | "data owner" | "developer";
                                    todo: string;
                                    rule?: string;
                                    field?: string;
                                }[];
                                /** Format: date-time */
                                at: string;
                            }[];
                            repairs: ({
                                what: string;
                                /** @description Gained */
                                people: number;
                                /** @description About */
                                minutes: number;
                                /** @enum {string} */
                                skill: "marketer" | "data owner" | "developer";
                                todo: string;
                                rule?: string;
                                field?: string;
                            } & {
                                uses: ("email" | "onsite" | "recommendations" | "send_time" | "offers" | "orders")[];
                            })[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether today’s data can carry a use, and what to repair */
        get: {
            parameters: {
                query: {
                    use: "email" | "onsite" | "recommendations" | "send_time" | "offers" | "orders";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            use: "email" | "onsite" | "recommendations" | "send_time" | "offers" | "orders";
                            /** @enum {string} */
                            state: "pass" | "warn" | "fail";
                            verdict: string;
                            needs: string;
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "pass" | "warn" | "fail";
                                sentence: string;
                                todo: string;
                                people?: number;
                                /** @enum {string} */
                                skill?: "marketer" | "data owner" | "developer";
                            }[];
                            repairs: {
                                what: string;
                                /** @description Gained */
                                people: number;
                                /** @description About */
                                minutes: number;
                                /** @enum {string} */
                                skill: "marketer" | "data owner" | "developer";
                                todo: string;
                                rule?: string;
                                field?: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments, newest first */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    archived: boolean;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                name: string;
                                note: string;
                                condition: components["schemas"]["Condition"];
                                description: string;
                                hash: string;
                                archived: boolean;
                                counted: {
                                    count: number;
                                    of: number;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a segment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        note?: string;
                        condition: components["schemas"]["Condition"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            note: string;
                            condition: components["schemas"]["Condition"];
                            description: string;
                            hash: string;
                            archived: boolean;
                            counted: {
                                count: number;
                                of: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be in a segment with this condition */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        condition: components["schemas"]["Condition"];
                        /**
                         * Format: uuid
                         * @description The segment that the condition is meant for
                         */
                        segmentId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            description: string;
                            count: number;
                            of: number;
                            share: number;
                            sample: {
                                profileId: string;
                                name?: string;
                                email?: string;
                            }[];
                            warnings: {
                                path: string;
                                message: string;
                            }[];
                            tookMs: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/suggestions/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Traits that people have */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                people: number;
                                example: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/suggestions/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Frequent values of a trait, or of a property of an event */
        get: {
            parameters: {
                query?: {
                    trait?: string;
                    event?: string;
                    property?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                value: string;
                                count: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/suggestions/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conditions to begin with: kinds of prospects, told by what they did */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                name: string;
                                condition: components["schemas"]["Condition"];
                                description: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One segment */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            note: string;
                            condition: components["schemas"]["Condition"];
                            description: string;
                            hash: string;
                            archived: boolean;
                            counted: {
                                count: number;
                                of: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a segment; this makes a new version */
        patch: {
            parameters: {
                query?: {
                    /** @description The version that was changed; refused if there is a newer one */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        note?: string;
                        condition?: components["schemas"]["Condition"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            note: string;
                            condition: components["schemas"]["Condition"];
                            description: string;
                            hash: string;
                            archived: boolean;
                            counted: {
                                count: number;
                                of: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/segments/{id}/archived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Archive or restore a segment */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        archived: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            note: string;
                            condition: components["schemas"]["Condition"];
                            description: string;
                            hash: string;
                            archived: boolean;
                            counted: {
                                count: number;
                                of: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a segment, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                name: string;
                                condition: components["schemas"]["Condition"];
                                description: string;
                                hash: string;
                                at: string;
                                by: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count a segment now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            of: number;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether today’s data can carry a use for this segment, and what to repair */
        get: {
            parameters: {
                query: {
                    use: "email" | "onsite" | "recommendations" | "send_time" | "offers" | "orders";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            use: "email" | "onsite" | "recommendations" | "send_time" | "offers" | "orders";
                            /** @enum {string} */
                            state: "pass" | "warn" | "fail";
                            verdict: string;
                            needs: string;
                            checks: {
                                code: string;
                                /** @enum {string} */
                                state: "pass" | "warn" | "fail";
                                sentence: string;
                                todo: string;
                                people?: number;
                                /** @enum {string} */
                                skill?: "marketer" | "data owner" | "developer";
                            }[];
                            repairs: {
                                what: string;
                                /** @description Gained */
                                people: number;
                                /** @description About */
                                minutes: number;
                                /** @enum {string} */
                                skill: "marketer" | "data owner" | "developer";
                                todo: string;
                                rule?: string;
                                field?: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/segments/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people who are in a segment now, by profile id */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                profileId: string;
                                name?: string;
                                email?: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Objectives, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                name: string;
                                metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                                horizonDays: number;
                                direction: "increase" | "decrease";
                                smallestEffect: number;
                                guardrails: {
                                    measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                                    tolerance: number;
                                }[];
                                hash: string;
                                archived: boolean;
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** State an objective; engagement (opens, clicks) is refused */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        metric: string;
                        horizonDays: number;
                        direction: "increase" | "decrease";
                        smallestEffect: number;
                        guardrails: {
                            measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                            tolerance: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                            horizonDays: number;
                            direction: "increase" | "decrease";
                            smallestEffect: number;
                            guardrails: {
                                measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                                tolerance: number;
                            }[];
                            hash: string;
                            archived: boolean;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objectives/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One objective, as it is now or at a version */
        get: {
            parameters: {
                query?: {
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                            horizonDays: number;
                            direction: "increase" | "decrease";
                            smallestEffect: number;
                            guardrails: {
                                measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                                tolerance: number;
                            }[];
                            hash: string;
                            archived: boolean;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        /** Change an objective: makes a new version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        metric: string;
                        horizonDays: number;
                        direction: "increase" | "decrease";
                        smallestEffect: number;
                        guardrails: {
                            measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                            tolerance: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                            horizonDays: number;
                            direction: "increase" | "decrease";
                            smallestEffect: number;
                            guardrails: {
                                measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                                tolerance: number;
                            }[];
                            hash: string;
                            archived: boolean;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objectives/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an objective away, or take it out again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        archived: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                            horizonDays: number;
                            direction: "increase" | "decrease";
                            smallestEffect: number;
                            guardrails: {
                                measure: "unsubscribes" | "complaints" | "refunds" | "margin";
                                tolerance: number;
                            }[];
                            hash: string;
                            archived: boolean;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** E-mails, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                latestVersion: number;
                                createdAt: string;
                                updatedAt: string;
                                subject: string;
                                variants: number;
                                approved: number;
                                inReview: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write a new e-mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        purpose: "marketing" | "service" | "transactional";
                        style?: {
                            accent: string;
                            language: string;
                            direction: "ltr" | "rtl";
                            footer: string;
                        };
                        fields: {
                            name: string;
                            source: {
                                kind: "trait" | "behaviour";
                                key: string;
                            };
                            /** @enum {string} */
                            minimumGrade: "verified" | "good" | "doubtful" | "bad";
                            fallback: string | null;
                        }[];
                        variants: {
                            /** Format: uuid */
                            id?: string;
                            name: string;
                            subject: string;
                            preheader: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "heading";
                                text: string;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                text: string;
                            } | {
                                /** @enum {string} */
                                kind: "image";
                                src: string;
                                alt: string;
                                href?: string;
                            } | {
                                /** @enum {string} */
                                kind: "button";
                                label: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "products";
                                items: {
                                    title: string;
                                    url: string;
                                    imageUrl?: string;
                                    price?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "divider";
                            } | {
                                /** @enum {string} */
                                kind: "mjml";
                                source: string;
                            })[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contentId: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            purpose: "marketing" | "service" | "transactional";
                            style: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                contentId: string;
                                name: string;
                                version: number;
                                hash: string;
                                slotHashes: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                purpose: "marketing" | "service" | "transactional";
                                style: {
                                    accent: string;
                                    language: string;
                                    direction: "ltr" | "rtl";
                                    footer: string;
                                };
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                subject: string;
                                preheader: string;
                                blocks: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "text";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "image";
                                    src: string;
                                    alt: string;
                                    href?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "button";
                                    label: string;
                                    href: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "products";
                                    items: {
                                        title: string;
                                        url: string;
                                        imageUrl?: string;
                                        price?: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "divider";
                                } | {
                                    /** @enum {string} */
                                    kind: "mjml";
                                    source: string;
                                })[];
                            }[];
                            note: string;
                            revertedFrom: number | null;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            states: {
                                variantId: string;
                                state: "draft" | "in_review" | "approved" | "rejected";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                at: string | null;
                                taskId: string | null;
                                note: string | null;
                            }[];
                            problems: {
                                level: "refused" | "blocker" | "hint";
                                code: string;
                                variant?: string;
                                /** @description subject, preheader, block 1 …, field name */
                                slot: string;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One e-mail at a version, the latest unless one is named */
        get: {
            parameters: {
                query?: {
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contentId: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            purpose: "marketing" | "service" | "transactional";
                            style: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                contentId: string;
                                name: string;
                                version: number;
                                hash: string;
                                slotHashes: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                purpose: "marketing" | "service" | "transactional";
                                style: {
                                    accent: string;
                                    language: string;
                                    direction: "ltr" | "rtl";
                                    footer: string;
                                };
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                subject: string;
                                preheader: string;
                                blocks: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "text";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "image";
                                    src: string;
                                    alt: string;
                                    href?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "button";
                                    label: string;
                                    href: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "products";
                                    items: {
                                        title: string;
                                        url: string;
                                        imageUrl?: string;
                                        price?: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "divider";
                                } | {
                                    /** @enum {string} */
                                    kind: "mjml";
                                    source: string;
                                })[];
                            }[];
                            note: string;
                            revertedFrom: number | null;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            states: {
                                variantId: string;
                                state: "draft" | "in_review" | "approved" | "rejected";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                at: string | null;
                                taskId: string | null;
                                note: string | null;
                            }[];
                            problems: {
                                level: "refused" | "blocker" | "hint";
                                code: string;
                                variant?: string;
                                /** @description subject, preheader, block 1 …, field name */
                                slot: string;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Save an edit as a new version; changed variants lose their approval */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        purpose: "marketing" | "service" | "transactional";
                        style?: {
                            accent: string;
                            language: string;
                            direction: "ltr" | "rtl";
                            footer: string;
                        };
                        fields: {
                            name: string;
                            source: {
                                kind: "trait" | "behaviour";
                                key: string;
                            };
                            /** @enum {string} */
                            minimumGrade: "verified" | "good" | "doubtful" | "bad";
                            fallback: string | null;
                        }[];
                        variants: {
                            /** Format: uuid */
                            id?: string;
                            name: string;
                            subject: string;
                            preheader: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "heading";
                                text: string;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                text: string;
                            } | {
                                /** @enum {string} */
                                kind: "image";
                                src: string;
                                alt: string;
                                href?: string;
                            } | {
                                /** @enum {string} */
                                kind: "button";
                                label: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "products";
                                items: {
                                    title: string;
                                    url: string;
                                    imageUrl?: string;
                                    price?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "divider";
                            } | {
                                /** @enum {string} */
                                kind: "mjml";
                                source: string;
                            })[];
                        }[];
                        baseVersion: number;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contentId: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            purpose: "marketing" | "service" | "transactional";
                            style: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                contentId: string;
                                name: string;
                                version: number;
                                hash: string;
                                slotHashes: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                purpose: "marketing" | "service" | "transactional";
                                style: {
                                    accent: string;
                                    language: string;
                                    direction: "ltr" | "rtl";
                                    footer: string;
                                };
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                subject: string;
                                preheader: string;
                                blocks: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "text";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "image";
                                    src: string;
                                    alt: string;
                                    href?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "button";
                                    label: string;
                                    href: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "products";
                                    items: {
                                        title: string;
                                        url: string;
                                        imageUrl?: string;
                                        price?: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "divider";
                                } | {
                                    /** @enum {string} */
                                    kind: "mjml";
                                    source: string;
                                })[];
                            }[];
                            note: string;
                            revertedFrom: number | null;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            states: {
                                variantId: string;
                                state: "draft" | "in_review" | "approved" | "rejected";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                at: string | null;
                                taskId: string | null;
                                note: string | null;
                            }[];
                            problems: {
                                level: "refused" | "blocker" | "hint";
                                code: string;
                                variant?: string;
                                /** @description subject, preheader, block 1 …, field name */
                                slot: string;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                name: string;
                                note: string;
                                revertedFrom: number | null;
                                madeBy: {
                                    id: string;
                                    name: string;
                                };
                                madeAt: string;
                                variants: {
                                    id: string;
                                    name: string;
                                    version: number;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/{id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring back an earlier version as a new one, which needs its own approval */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contentId: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            purpose: "marketing" | "service" | "transactional";
                            style: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                contentId: string;
                                name: string;
                                version: number;
                                hash: string;
                                slotHashes: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                purpose: "marketing" | "service" | "transactional";
                                style: {
                                    accent: string;
                                    language: string;
                                    direction: "ltr" | "rtl";
                                    footer: string;
                                };
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                subject: string;
                                preheader: string;
                                blocks: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "text";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "image";
                                    src: string;
                                    alt: string;
                                    href?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "button";
                                    label: string;
                                    href: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "products";
                                    items: {
                                        title: string;
                                        url: string;
                                        imageUrl?: string;
                                        price?: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "divider";
                                } | {
                                    /** @enum {string} */
                                    kind: "mjml";
                                    source: string;
                                })[];
                            }[];
                            note: string;
                            revertedFrom: number | null;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            states: {
                                variantId: string;
                                state: "draft" | "in_review" | "approved" | "rejected";
                                by: {
                                    id: string;
                                    name: string;
                                } | null;
                                at: string | null;
                                taskId: string | null;
                                note: string | null;
                            }[];
                            problems: {
                                level: "refused" | "blocker" | "hint";
                                code: string;
                                variant?: string;
                                /** @description subject, preheader, block 1 …, field name */
                                slot: string;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for approval of the latest version, one task for each variant */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        variantIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tasks: {
                                id: string;
                                variantId: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft as one person would get it, or somebody unknown, with its checks; stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        draft: {
                            name: string;
                            purpose: "marketing" | "service" | "transactional";
                            style?: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                /** Format: uuid */
                                id?: string;
                                name: string;
                                subject: string;
                                preheader: string;
                                blocks: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "text";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "image";
                                    src: string;
                                    alt: string;
                                    href?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "button";
                                    label: string;
                                    href: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "products";
                                    items: {
                                        title: string;
                                        url: string;
                                        imageUrl?: string;
                                        price?: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "divider";
                                } | {
                                    /** @enum {string} */
                                    kind: "mjml";
                                    source: string;
                                })[];
                            }[];
                        };
                        /** @default 0 */
                        position: number;
                        /** Format: uuid */
                        profileId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            preview: {
                                subject: string;
                                html: string;
                                text: string;
                                usedFallbacks: string[];
                                fallbackReasons: {
                                    [key: string]: "missing" | "below_grade" | "unusable";
                                };
                                fields: string[];
                                links: string[];
                                bytes: number;
                            } | null;
                            problems: {
                                level: "refused" | "blocker" | "hint";
                                code: string;
                                variant?: string;
                                /** @description subject, preheader, block 1 …, field name */
                                slot: string;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/variants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One variant: the newest version, or the one with this exact hash */
        get: {
            parameters: {
                query?: {
                    hash?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            contentId: string;
                            name: string;
                            version: number;
                            hash: string;
                            slotHashes: {
                                [key: string]: string;
                            };
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            purpose: "marketing" | "service" | "transactional";
                            style: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            subject: string;
                            preheader: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "heading";
                                text: string;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                text: string;
                            } | {
                                /** @enum {string} */
                                kind: "image";
                                src: string;
                                alt: string;
                                href?: string;
                            } | {
                                /** @enum {string} */
                                kind: "button";
                                label: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "products";
                                items: {
                                    title: string;
                                    url: string;
                                    imageUrl?: string;
                                    price?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "divider";
                            } | {
                                /** @enum {string} */
                                kind: "mjml";
                                source: string;
                            })[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/variants/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One variant as one person would get it, or somebody unknown */
        get: {
            parameters: {
                query?: {
                    hash?: string;
                    profileId?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            subject: string;
                            html: string;
                            text: string;
                            usedFallbacks: string[];
                            fallbackReasons: {
                                [key: string]: "missing" | "below_grade" | "unusable";
                            };
                            fields: string[];
                            links: string[];
                            bytes: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Briefs, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                version: number;
                                channel: string | null;
                                score: number;
                                usable: boolean;
                                overridden: boolean;
                                /** @description e-mails made from it */
                                made: number;
                                updatedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write a brief */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        brief: {
                            channel?: string;
                            audience?: string;
                            objective?: string;
                            messages: string[];
                            facts: {
                                text: string;
                                source?: string;
                                expires?: string;
                            }[];
                            tone?: string;
                            mustSay: string[];
                            neverSay: string[];
                            legal?: string;
                            fields: {
                                name: string;
                                fallback?: string | null;
                            }[];
                            offers: string[];
                            length?: string;
                            examples: string[];
                            avoid: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            brief: {
                                channel?: string;
                                audience?: string;
                                objective?: string;
                                messages: string[];
                                facts: {
                                    text: string;
                                    source?: string;
                                    expires?: string;
                                }[];
                                tone?: string;
                                mustSay: string[];
                                neverSay: string[];
                                legal?: string;
                                fields: {
                                    name: string;
                                    fallback?: string | null;
                                }[];
                                offers: string[];
                                length?: string;
                                examples: string[];
                                avoid: string[];
                            };
                            note: string;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            override: {
                                reason: string;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            lint: {
                                /** @description 0 to 100 */
                                score: number;
                                /** @description below this a brief is not used without an override */
                                bar: number;
                                usable: boolean;
                                findings: {
                                    field: string;
                                    rule: string;
                                    why: string;
                                    suggestion: string;
                                    cost: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a brief needs, by channel */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                channel: string;
                                title: string;
                                /** @description the usual length */
                                length: string;
                                /** @description parts that this channel needs beside those all need */
                                needs: string[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is vague or missing in a brief; stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        brief: {
                            channel?: string;
                            audience?: string;
                            objective?: string;
                            messages: string[];
                            facts: {
                                text: string;
                                source?: string;
                                expires?: string;
                            }[];
                            tone?: string;
                            mustSay: string[];
                            neverSay: string[];
                            legal?: string;
                            fields: {
                                name: string;
                                fallback?: string | null;
                            }[];
                            offers: string[];
                            length?: string;
                            examples: string[];
                            avoid: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description 0 to 100 */
                            score: number;
                            /** @description below this a brief is not used without an override */
                            bar: number;
                            usable: boolean;
                            findings: {
                                field: string;
                                rule: string;
                                why: string;
                                suggestion: string;
                                cost: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a brief from YAML or JSON in any of the usual spellings; stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            brief: {
                                channel?: string;
                                audience?: string;
                                objective?: string;
                                messages: string[];
                                facts: {
                                    text: string;
                                    source?: string;
                                    expires?: string;
                                }[];
                                tone?: string;
                                mustSay: string[];
                                neverSay: string[];
                                legal?: string;
                                fields: {
                                    name: string;
                                    fallback?: string | null;
                                }[];
                                offers: string[];
                                length?: string;
                                examples: string[];
                                avoid: string[];
                            };
                            lint: {
                                /** @description 0 to 100 */
                                score: number;
                                /** @description below this a brief is not used without an override */
                                bar: number;
                                usable: boolean;
                                findings: {
                                    field: string;
                                    rule: string;
                                    why: string;
                                    suggestion: string;
                                    cost: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One brief at a version, the latest unless one is named */
        get: {
            parameters: {
                query?: {
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            brief: {
                                channel?: string;
                                audience?: string;
                                objective?: string;
                                messages: string[];
                                facts: {
                                    text: string;
                                    source?: string;
                                    expires?: string;
                                }[];
                                tone?: string;
                                mustSay: string[];
                                neverSay: string[];
                                legal?: string;
                                fields: {
                                    name: string;
                                    fallback?: string | null;
                                }[];
                                offers: string[];
                                length?: string;
                                examples: string[];
                                avoid: string[];
                            };
                            note: string;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            override: {
                                reason: string;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            lint: {
                                /** @description 0 to 100 */
                                score: number;
                                /** @description below this a brief is not used without an override */
                                bar: number;
                                usable: boolean;
                                findings: {
                                    field: string;
                                    rule: string;
                                    why: string;
                                    suggestion: string;
                                    cost: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        /** Save an edit as a new version; an override does not go along */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        brief: {
                            channel?: string;
                            audience?: string;
                            objective?: string;
                            messages: string[];
                            facts: {
                                text: string;
                                source?: string;
                                expires?: string;
                            }[];
                            tone?: string;
                            mustSay: string[];
                            neverSay: string[];
                            legal?: string;
                            fields: {
                                name: string;
                                fallback?: string | null;
                            }[];
                            offers: string[];
                            length?: string;
                            examples: string[];
                            avoid: string[];
                        };
                        baseVersion: number;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            brief: {
                                channel?: string;
                                audience?: string;
                                objective?: string;
                                messages: string[];
                                facts: {
                                    text: string;
                                    source?: string;
                                    expires?: string;
                                }[];
                                tone?: string;
                                mustSay: string[];
                                neverSay: string[];
                                legal?: string;
                                fields: {
                                    name: string;
                                    fallback?: string | null;
                                }[];
                                offers: string[];
                                length?: string;
                                examples: string[];
                                avoid: string[];
                            };
                            note: string;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            override: {
                                reason: string;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            lint: {
                                /** @description 0 to 100 */
                                score: number;
                                /** @description below this a brief is not used without an override */
                                bar: number;
                                usable: boolean;
                                findings: {
                                    field: string;
                                    rule: string;
                                    why: string;
                                    suggestion: string;
                                    cost: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                name: string;
                                note: string;
                                madeBy: {
                                    id: string;
                                    name: string;
                                };
                                madeAt: string;
                                override: {
                                    reason: string;
                                    by: {
                                        id: string;
                                        name: string;
                                    };
                                    at: string;
                                } | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/made": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was made from a brief */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contentId: string;
                                name: string;
                                briefVersion: number;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one version be used under the bar, by name and with a reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            brief: {
                                channel?: string;
                                audience?: string;
                                objective?: string;
                                messages: string[];
                                facts: {
                                    text: string;
                                    source?: string;
                                    expires?: string;
                                }[];
                                tone?: string;
                                mustSay: string[];
                                neverSay: string[];
                                legal?: string;
                                fields: {
                                    name: string;
                                    fallback?: string | null;
                                }[];
                                offers: string[];
                                length?: string;
                                examples: string[];
                                avoid: string[];
                            };
                            note: string;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            override: {
                                reason: string;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                at: string;
                            } | null;
                            lint: {
                                /** @description 0 to 100 */
                                score: number;
                                /** @description below this a brief is not used without an override */
                                bar: number;
                                usable: boolean;
                                findings: {
                                    field: string;
                                    rule: string;
                                    why: string;
                                    suggestion: string;
                                    cost: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The language models that may write; none means that variants are composed from the brief */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            provider: string | null;
                            names: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/briefs/{id}/writing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written from a brief, newest first, with what the checks say */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                briefId: string;
                                briefVersion: number;
                                madeBy: {
                                    id: string;
                                    name: string;
                                };
                                madeAt: string;
                                by: "model" | "parts";
                                provider: string;
                                model: string;
                                segment: {
                                    id: string;
                                    name: string;
                                } | null;
                                link: string | null;
                                system: string;
                                prompt: string;
                                parameters: {
                                    [key: string]: number;
                                };
                                tokensIn: number;
                                tokensOut: number;
                                cost: number;
                                millis: number;
                                tries: number;
                                notes: string[];
                                variants: {
                                    id: string;
                                    position: number;
                                    wording: {
                                        name: string;
                                        subject: string;
                                        preheader: string;
                                        heading: string;
                                        paragraphs: string[];
                                        button: string;
                                    };
                                    problems: {
                                        level: "refused" | "blocker" | "hint";
                                        code: string;
                                        variant?: string;
                                        /** @description subject, preheader, block 1 …, field name */
                                        slot: string;
                                        line?: number;
                                        message: string;
                                    }[];
                                    contentId: string | null;
                                    editedBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write variants from a brief; closing the connection cancels */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 3 */
                        count: number;
                        /** Format: uuid */
                        segmentId?: string;
                        model?: string;
                        link?: string;
                        temperature?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            briefId: string;
                            briefVersion: number;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            by: "model" | "parts";
                            provider: string;
                            model: string;
                            segment: {
                                id: string;
                                name: string;
                            } | null;
                            link: string | null;
                            system: string;
                            prompt: string;
                            parameters: {
                                [key: string]: number;
                            };
                            tokensIn: number;
                            tokensOut: number;
                            cost: number;
                            millis: number;
                            tries: number;
                            notes: string[];
                            variants: {
                                id: string;
                                position: number;
                                wording: {
                                    name: string;
                                    subject: string;
                                    preheader: string;
                                    heading: string;
                                    paragraphs: string[];
                                    button: string;
                                };
                                problems: {
                                    level: "refused" | "blocker" | "hint";
                                    code: string;
                                    variant?: string;
                                    /** @description subject, preheader, block 1 …, field name */
                                    slot: string;
                                    line?: number;
                                    message: string;
                                }[];
                                contentId: string | null;
                                editedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/writing/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One time of writing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            briefId: string;
                            briefVersion: number;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            by: "model" | "parts";
                            provider: string;
                            model: string;
                            segment: {
                                id: string;
                                name: string;
                            } | null;
                            link: string | null;
                            system: string;
                            prompt: string;
                            parameters: {
                                [key: string]: number;
                            };
                            tokensIn: number;
                            tokensOut: number;
                            cost: number;
                            millis: number;
                            tries: number;
                            notes: string[];
                            variants: {
                                id: string;
                                position: number;
                                wording: {
                                    name: string;
                                    subject: string;
                                    preheader: string;
                                    heading: string;
                                    paragraphs: string[];
                                    button: string;
                                };
                                problems: {
                                    level: "refused" | "blocker" | "hint";
                                    code: string;
                                    variant?: string;
                                    /** @description subject, preheader, block 1 …, field name */
                                    slot: string;
                                    line?: number;
                                    message: string;
                                }[];
                                contentId: string | null;
                                editedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/writing/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the checks say of a wording as changed; stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        wording: {
                            name: string;
                            subject: string;
                            preheader: string;
                            heading: string;
                            paragraphs: string[];
                            button: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                level: "refused" | "blocker" | "hint";
                                code: string;
                                variant?: string;
                                /** @description subject, preheader, block 1 …, field name */
                                slot: string;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/writing/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an e-mail of written variants; it still needs its approval */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        purpose: "marketing" | "service" | "transactional";
                        variants: {
                            /** Format: uuid */
                            id: string;
                            wording?: {
                                name: string;
                                subject: string;
                                preheader: string;
                                heading: string;
                                paragraphs: string[];
                                button: string;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contentId: string;
                            version: number;
                            latestVersion: number;
                            name: string;
                            purpose: "marketing" | "service" | "transactional";
                            style: {
                                accent: string;
                                language: string;
                                direction: "ltr" | "rtl";
                                footer: string;
                            };
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                contentId: string;
                                name: string;
                                version: number;
                                hash: string;
                                slotHashes: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                purpose: "marketing" | "service" | "transactional";
                                style: {
                                    accent: string;
                                    language: string;
                                    direction: "ltr" | "rtl";
                                    footer: string;
                                };
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                subject: string;
                                preheader: string;
                                blocks: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "text";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "image";
                                    src: string;
                                    alt: string;
                                    href?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "button";
                                    label: string;
                                    href: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "products";
                                    items: {
                                        title: string;
                                        url: string;
                                        imageUrl?: string;
                                        price?: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "divider";
                                } | {
                                    /** @enum {string} */
                                    kind: "mjml";
                                    source: string;
                                })[];
                            }[];
                            note: string;
                            revertedFrom: number | null;
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/{id}/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What wrote the variants of an e-mail; those that people wrote are absent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                variantId: string;
                                by: "model" | "parts";
                                provider: string;
                                model: string;
                                briefId: string;
                                briefVersion: number;
                                editedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On-site content, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                name: string;
                                /** @enum {string} */
                                slotType: "hero" | "block" | "headline" | "product_description";
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                variants: {
                                    id: string;
                                    name: string;
                                    version: number;
                                    hash: string;
                                    /** @enum {string} */
                                    slotType: "hero" | "block" | "headline" | "product_description";
                                    fields: {
                                        name: string;
                                        source: {
                                            kind: "trait" | "behaviour";
                                            key: string;
                                        };
                                        /** @enum {string} */
                                        minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                        fallback: string | null;
                                    }[];
                                    parts: {
                                        [key: string]: string;
                                    };
                                    authors: {
                                        id: string;
                                        name: string;
                                    }[];
                                }[];
                                madeBy: {
                                    id: string;
                                    name: string;
                                };
                                madeAt: string;
                                approved: string[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write content for a slot of a page */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        slotType: "hero" | "block" | "headline" | "product_description";
                        fields: {
                            name: string;
                            source: {
                                kind: "trait" | "behaviour";
                                key: string;
                            };
                            /** @enum {string} */
                            minimumGrade: "verified" | "good" | "doubtful" | "bad";
                            fallback: string | null;
                        }[];
                        variants: {
                            /** Format: uuid */
                            id?: string;
                            name: string;
                            parts: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            /** @enum {string} */
                            slotType: "hero" | "block" | "headline" | "product_description";
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                name: string;
                                version: number;
                                hash: string;
                                /** @enum {string} */
                                slotType: "hero" | "block" | "headline" | "product_description";
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                parts: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                            }[];
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            approved: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/content/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On-site content */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            /** @enum {string} */
                            slotType: "hero" | "block" | "headline" | "product_description";
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                name: string;
                                version: number;
                                hash: string;
                                /** @enum {string} */
                                slotType: "hero" | "block" | "headline" | "product_description";
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                parts: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                            }[];
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            approved: string[];
                        };
                    };
                };
            };
        };
        /** Save an edit as a new version */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        draft: {
                            name: string;
                            /** @enum {string} */
                            slotType: "hero" | "block" | "headline" | "product_description";
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                /** Format: uuid */
                                id?: string;
                                name: string;
                                parts: {
                                    [key: string]: string;
                                };
                            }[];
                        };
                        baseVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            name: string;
                            /** @enum {string} */
                            slotType: "hero" | "block" | "headline" | "product_description";
                            fields: {
                                name: string;
                                source: {
                                    kind: "trait" | "behaviour";
                                    key: string;
                                };
                                /** @enum {string} */
                                minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                fallback: string | null;
                            }[];
                            variants: {
                                id: string;
                                name: string;
                                version: number;
                                hash: string;
                                /** @enum {string} */
                                slotType: "hero" | "block" | "headline" | "product_description";
                                fields: {
                                    name: string;
                                    source: {
                                        kind: "trait" | "behaviour";
                                        key: string;
                                    };
                                    /** @enum {string} */
                                    minimumGrade: "verified" | "good" | "doubtful" | "bad";
                                    fallback: string | null;
                                }[];
                                parts: {
                                    [key: string]: string;
                                };
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                            }[];
                            madeBy: {
                                id: string;
                                name: string;
                            };
                            madeAt: string;
                            approved: string[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/content/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for approval of every wording */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tasks: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holds, newest first; of sensitive ones, only care sees why */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    active?: boolean;
                    scope?: "everything" | "campaign" | "profile" | "segment";
                    scopeId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                scope: {
                                    /** @enum {string} */
                                    kind: "everything";
                                } | {
                                    /** @enum {string} */
                                    kind: "campaign";
                                    /** Format: uuid */
                                    id: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "profile";
                                    /** Format: uuid */
                                    id: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "segment";
                                    /** Format: uuid */
                                    id: string;
                                };
                                purposes: ("marketing" | "service" | "transactional")[];
                                sensitive: boolean;
                                code: string | null;
                                reason: string | null;
                                placedBy: string | null;
                                placedAt: string;
                                expiresAt: string | null;
                                active: boolean;
                                releasedAt: string | null;
                                releasedBy: string | null;
                                releaseNote: string | null;
                                alreadyGone: number | null;
                                takenBack: number | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Place a hold: when this answers, nothing in its scope is released any more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        scope: {
                            /** @enum {string} */
                            kind: "everything";
                        } | {
                            /** @enum {string} */
                            kind: "campaign";
                            /** Format: uuid */
                            id: string;
                        } | {
                            /** @enum {string} */
                            kind: "profile";
                            /** Format: uuid */
                            id: string;
                        } | {
                            /** @enum {string} */
                            kind: "segment";
                            /** Format: uuid */
                            id: string;
                        };
                        code: string;
                        reason?: string;
                        sensitive?: boolean;
                        purposes?: ("marketing" | "service" | "transactional")[];
                        /** Format: date-time */
                        expiresAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            scope: {
                                /** @enum {string} */
                                kind: "everything";
                            } | {
                                /** @enum {string} */
                                kind: "campaign";
                                /** Format: uuid */
                                id: string;
                            } | {
                                /** @enum {string} */
                                kind: "profile";
                                /** Format: uuid */
                                id: string;
                            } | {
                                /** @enum {string} */
                                kind: "segment";
                                /** Format: uuid */
                                id: string;
                            };
                            purposes: ("marketing" | "service" | "transactional")[];
                            sensitive: boolean;
                            code: string | null;
                            reason: string | null;
                            placedBy: string | null;
                            placedAt: string;
                            expiresAt: string | null;
                            active: boolean;
                            releasedAt: string | null;
                            releasedBy: string | null;
                            releaseNote: string | null;
                            alreadyGone: number | null;
                            takenBack: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hold */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            scope: {
                                /** @enum {string} */
                                kind: "everything";
                            } | {
                                /** @enum {string} */
                                kind: "campaign";
                                /** Format: uuid */
                                id: string;
                            } | {
                                /** @enum {string} */
                                kind: "profile";
                                /** Format: uuid */
                                id: string;
                            } | {
                                /** @enum {string} */
                                kind: "segment";
                                /** Format: uuid */
                                id: string;
                            };
                            purposes: ("marketing" | "service" | "transactional")[];
                            sensitive: boolean;
                            code: string | null;
                            reason: string | null;
                            placedBy: string | null;
                            placedAt: string;
                            expiresAt: string | null;
                            active: boolean;
                            releasedAt: string | null;
                            releasedBy: string | null;
                            releaseNote: string | null;
                            alreadyGone: number | null;
                            takenBack: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a hold; sensitive ones only by care */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            scope: {
                                /** @enum {string} */
                                kind: "everything";
                            } | {
                                /** @enum {string} */
                                kind: "campaign";
                                /** Format: uuid */
                                id: string;
                            } | {
                                /** @enum {string} */
                                kind: "profile";
                                /** Format: uuid */
                                id: string;
                            } | {
                                /** @enum {string} */
                                kind: "segment";
                                /** Format: uuid */
                                id: string;
                            };
                            purposes: ("marketing" | "service" | "transactional")[];
                            sensitive: boolean;
                            code: string | null;
                            reason: string | null;
                            placedBy: string | null;
                            placedAt: string;
                            expiresAt: string | null;
                            active: boolean;
                            releasedAt: string | null;
                            releasedBy: string | null;
                            releaseNote: string | null;
                            alreadyGone: number | null;
                            takenBack: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    state?: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                                pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                                pausedReason: string | null;
                                definition: {
                                    name: string;
                                    purpose: "marketing" | "service" | "transactional";
                                    segmentId: string | null;
                                    objectiveId: string | null;
                                    controlShare: number;
                                    startsAt: string | null;
                                    quietHours: {
                                        from: string;
                                        to: string;
                                    } | null;
                                    timeZone: string;
                                    frequencyCap: {
                                        messages: number;
                                        days: number;
                                    } | null;
                                    cooldownHours: number;
                                    rampSize: number;
                                    steps: {
                                        id: string;
                                        /** @enum {string} */
                                        kind: "message";
                                        /** @enum {string} */
                                        channel: "email";
                                        /** Format: uuid */
                                        contentId: string;
                                        variantIds: string[];
                                        bestHour?: {
                                            withinHours: number;
                                            explore: number;
                                        } | null;
                                    }[];
                                    journey?: {
                                        trigger: {
                                            /** @enum {string} */
                                            kind: "event";
                                            event: string;
                                        } | {
                                            /** @enum {string} */
                                            kind: "segment";
                                            current: boolean;
                                        } | {
                                            /** @enum {string} */
                                            kind: "api";
                                        };
                                        start: string;
                                        nodes: {
                                            [key: string]: {
                                                /** @enum {string} */
                                                kind: "message";
                                                step: string;
                                                next: string | null;
                                            } | {
                                                /** @enum {string} */
                                                kind: "wait";
                                                n: number;
                                                unit: "minutes" | "hours" | "days";
                                                until?: {
                                                    event: string;
                                                    otherwise: string | null;
                                                };
                                                next: string | null;
                                            } | {
                                                /** @enum {string} */
                                                kind: "branch";
                                                of: {
                                                    /** Format: uuid */
                                                    segmentId: string;
                                                    next: string | null;
                                                }[];
                                                otherwise: string | null;
                                            } | {
                                                /** @enum {string} */
                                                kind: "split";
                                                of: {
                                                    weight: number;
                                                    next: string | null;
                                                }[];
                                            };
                                        };
                                        goal: string | null;
                                        reentryDays: number | null;
                                    } | null;
                                    choice?: ({
                                        /** @enum {string} */
                                        kind: "weights";
                                        weights: {
                                            [key: string]: number;
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "bandit";
                                        floor: number;
                                    }) | null;
                                    layer?: {
                                        name: string;
                                        from: number;
                                        to: number;
                                    } | null;
                                };
                                overrides: {
                                    code: "objective" | "control" | "readiness";
                                    reason: string;
                                    by: string;
                                    at: string;
                                }[];
                                salt: string;
                                startsAt: string | null;
                                graphHash: string | null;
                                reviewTask: string | null;
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                launchedAt: string | null;
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin a campaign as a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        purpose?: "marketing" | "service" | "transactional";
                        segmentId?: string | null;
                        objectiveId?: string | null;
                        controlShare?: number;
                        startsAt?: string | null;
                        quietHours?: {
                            from: string;
                            to: string;
                        } | null;
                        timeZone?: string;
                        frequencyCap?: {
                            messages: number;
                            days: number;
                        } | null;
                        cooldownHours?: number;
                        rampSize?: number;
                        steps?: {
                            id: string;
                            /** @enum {string} */
                            kind: "message";
                            /** @enum {string} */
                            channel: "email";
                            /** Format: uuid */
                            contentId: string;
                            variantIds: string[];
                            bestHour?: {
                                withinHours: number;
                                explore: number;
                            } | null;
                        }[];
                        journey?: {
                            trigger: {
                                /** @enum {string} */
                                kind: "event";
                                event: string;
                            } | {
                                /** @enum {string} */
                                kind: "segment";
                                current: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "api";
                            };
                            start: string;
                            nodes: {
                                [key: string]: {
                                    /** @enum {string} */
                                    kind: "message";
                                    step: string;
                                    next: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "wait";
                                    n: number;
                                    unit: "minutes" | "hours" | "days";
                                    until?: {
                                        event: string;
                                        otherwise: string | null;
                                    };
                                    next: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "branch";
                                    of: {
                                        /** Format: uuid */
                                        segmentId: string;
                                        next: string | null;
                                    }[];
                                    otherwise: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "split";
                                    of: {
                                        weight: number;
                                        next: string | null;
                                    }[];
                                };
                            };
                            goal: string | null;
                            reentryDays: number | null;
                        } | null;
                        choice?: ({
                            /** @enum {string} */
                            kind: "weights";
                            weights: {
                                [key: string]: number;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "bandit";
                            floor: number;
                        }) | null;
                        layer?: {
                            name: string;
                            from: number;
                            to: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        /** Change a campaign: a new version, and a draft again */
        put: {
            parameters: {
                query?: {
                    /** @description Refused when the campaign has another version by now */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        purpose?: "marketing" | "service" | "transactional";
                        segmentId?: string | null;
                        objectiveId?: string | null;
                        controlShare?: number;
                        startsAt?: string | null;
                        quietHours?: {
                            from: string;
                            to: string;
                        } | null;
                        timeZone?: string;
                        frequencyCap?: {
                            messages: number;
                            days: number;
                        } | null;
                        cooldownHours?: number;
                        rampSize?: number;
                        steps?: {
                            id: string;
                            /** @enum {string} */
                            kind: "message";
                            /** @enum {string} */
                            channel: "email";
                            /** Format: uuid */
                            contentId: string;
                            variantIds: string[];
                            bestHour?: {
                                withinHours: number;
                                explore: number;
                            } | null;
                        }[];
                        journey?: {
                            trigger: {
                                /** @enum {string} */
                                kind: "event";
                                event: string;
                            } | {
                                /** @enum {string} */
                                kind: "segment";
                                current: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "api";
                            };
                            start: string;
                            nodes: {
                                [key: string]: {
                                    /** @enum {string} */
                                    kind: "message";
                                    step: string;
                                    next: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "wait";
                                    n: number;
                                    unit: "minutes" | "hours" | "days";
                                    until?: {
                                        event: string;
                                        otherwise: string | null;
                                    };
                                    next: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "branch";
                                    of: {
                                        /** Format: uuid */
                                        segmentId: string;
                                        next: string | null;
                                    }[];
                                    otherwise: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "split";
                                    of: {
                                        weight: number;
                                        next: string | null;
                                    }[];
                                };
                            };
                            goal: string | null;
                            reentryDays: number | null;
                        } | null;
                        choice?: ({
                            /** @enum {string} */
                            kind: "weights";
                            weights: {
                                [key: string]: number;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "bandit";
                            floor: number;
                        }) | null;
                        layer?: {
                            name: string;
                            from: number;
                            to: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft that says the same */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that keeps the campaign from going live, and what to do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                message: string;
                                todo: string;
                                subject?: {
                                    kind: string;
                                    id: string;
                                };
                                override?: "objective" | "control" | "readiness";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set objective, control or readiness aside, with a reason that stays visible */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: "objective" | "control" | "readiness";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for approval */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start it at its time, or now; refused while anything is missing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop it where it is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused campaign go on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for good; what is not sent yet is not sent any more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled";
                            pausedFrom: ("draft" | "in_review" | "approved" | "scheduled" | "ramping" | "running" | "paused" | "done" | "cancelled") | null;
                            pausedReason: string | null;
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                startsAt: string | null;
                                quietHours: {
                                    from: string;
                                    to: string;
                                } | null;
                                timeZone: string;
                                frequencyCap: {
                                    messages: number;
                                    days: number;
                                } | null;
                                cooldownHours: number;
                                rampSize: number;
                                steps: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "message";
                                    /** @enum {string} */
                                    channel: "email";
                                    /** Format: uuid */
                                    contentId: string;
                                    variantIds: string[];
                                    bestHour?: {
                                        withinHours: number;
                                        explore: number;
                                    } | null;
                                }[];
                                journey?: {
                                    trigger: {
                                        /** @enum {string} */
                                        kind: "event";
                                        event: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "segment";
                                        current: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "api";
                                    };
                                    start: string;
                                    nodes: {
                                        [key: string]: {
                                            /** @enum {string} */
                                            kind: "message";
                                            step: string;
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "wait";
                                            n: number;
                                            unit: "minutes" | "hours" | "days";
                                            until?: {
                                                event: string;
                                                otherwise: string | null;
                                            };
                                            next: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "branch";
                                            of: {
                                                /** Format: uuid */
                                                segmentId: string;
                                                next: string | null;
                                            }[];
                                            otherwise: string | null;
                                        } | {
                                            /** @enum {string} */
                                            kind: "split";
                                            of: {
                                                weight: number;
                                                next: string | null;
                                            }[];
                                        };
                                    };
                                    goal: string | null;
                                    reentryDays: number | null;
                                } | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            overrides: {
                                code: "objective" | "control" | "readiness";
                                reason: string;
                                by: string;
                                at: string;
                            }[];
                            salt: string;
                            startsAt: string | null;
                            graphHash: string | null;
                            reviewTask: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            launchedAt: string | null;
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On-site campaigns, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                version: number;
                                state: "draft" | "in_review" | "live" | "paused" | "ended";
                                definition: {
                                    name: string;
                                    purpose: "marketing" | "service" | "transactional";
                                    slot: string;
                                    /** Format: uuid */
                                    contentId: string;
                                    segmentId: string | null;
                                    objectiveId: string | null;
                                    controlShare: number;
                                    priority: number;
                                    cap: {
                                        shows: number;
                                        days: number;
                                    } | null;
                                    endsAt: string | null;
                                    choice?: ({
                                        /** @enum {string} */
                                        kind: "weights";
                                        weights: {
                                            [key: string]: number;
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "bandit";
                                        floor: number;
                                    }) | null;
                                    layer?: {
                                        name: string;
                                        from: number;
                                        to: number;
                                    } | null;
                                };
                                graphHash: string | null;
                                authors: {
                                    id: string;
                                    name: string;
                                }[];
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Plan an on-site campaign */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        purpose: "marketing" | "service" | "transactional";
                        slot: string;
                        /** Format: uuid */
                        contentId: string;
                        segmentId: string | null;
                        objectiveId: string | null;
                        controlShare: number;
                        priority: number;
                        cap: {
                            shows: number;
                            days: number;
                        } | null;
                        endsAt: string | null;
                        choice?: ({
                            /** @enum {string} */
                            kind: "weights";
                            weights: {
                                [key: string]: number;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "bandit";
                            floor: number;
                        }) | null;
                        layer?: {
                            name: string;
                            from: number;
                            to: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An on-site campaign and what it lacks */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                            missing: {
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Change an on-site campaign */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        purpose: "marketing" | "service" | "transactional";
                        slot: string;
                        /** Format: uuid */
                        contentId: string;
                        segmentId: string | null;
                        objectiveId: string | null;
                        controlShare: number;
                        priority: number;
                        cap: {
                            shows: number;
                            days: number;
                        } | null;
                        endsAt: string | null;
                        choice?: ({
                            /** @enum {string} */
                            kind: "weights";
                            weights: {
                                [key: string]: number;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "bandit";
                            floor: number;
                        }) | null;
                        layer?: {
                            name: string;
                            from: number;
                            to: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/campaigns/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for approval of the campaign as it stands */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let visitors see it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop showing it for now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/campaigns/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                            state: "draft" | "in_review" | "live" | "paused" | "ended";
                            definition: {
                                name: string;
                                purpose: "marketing" | "service" | "transactional";
                                slot: string;
                                /** Format: uuid */
                                contentId: string;
                                segmentId: string | null;
                                objectiveId: string | null;
                                controlShare: number;
                                priority: number;
                                cap: {
                                    shows: number;
                                    days: number;
                                } | null;
                                endsAt: string | null;
                                choice?: ({
                                    /** @enum {string} */
                                    kind: "weights";
                                    weights: {
                                        [key: string]: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "bandit";
                                    floor: number;
                                }) | null;
                                layer?: {
                                    name: string;
                                    from: number;
                                    to: number;
                                } | null;
                            };
                            graphHash: string | null;
                            authors: {
                                id: string;
                                name: string;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that take no more mail, in alphabetical order */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description null once the person was erased; a keyed hash goes on suppressing the address */
                                address: string | null;
                                reason: "bounced" | "complained" | "by_hand";
                                detail?: string;
                                at: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Let no more mail go to an address, whatever consent says */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suppressions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suppress the addresses of a list, as another sender has kept it; those known already stay as they are */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            address: string;
                            reason?: "bounced" | "complained" | "by_hand";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            known: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suppressions/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let mail go to a suppressed address again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/waterfall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the campaign would reach, as last reckoned; null before the first time */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            waterfall: {
                                campaignId: string;
                                version: number;
                                computedAt: string;
                                steps: {
                                    code: "segment" | "consented" | "not_held" | "not_capped" | "not_control";
                                    people: number;
                                    lost: {
                                        [key: string]: number;
                                    };
                                }[];
                                control: number;
                                toSend: number;
                                later: {
                                    [key: string]: number;
                                };
                                fallbacks: {
                                    messages: number;
                                    byField: {
                                        [key: string]: number;
                                    };
                                };
                                byVariant: {
                                    [key: string]: number;
                                };
                                picks: {
                                    profileId: string;
                                    variantId: string;
                                    why: ("most_fallbacks" | "longest" | "shortest" | "other_script" | "right_to_left" | "highest_value" | "random")[];
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Reckon now whom the campaign would reach; decides nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            waterfall: {
                                campaignId: string;
                                version: number;
                                computedAt: string;
                                steps: {
                                    code: "segment" | "consented" | "not_held" | "not_capped" | "not_control";
                                    people: number;
                                    lost: {
                                        [key: string]: number;
                                    };
                                }[];
                                control: number;
                                toSend: number;
                                later: {
                                    [key: string]: number;
                                };
                                fallbacks: {
                                    messages: number;
                                    byField: {
                                        [key: string]: number;
                                    };
                                };
                                byVariant: {
                                    [key: string]: number;
                                };
                                picks: {
                                    profileId: string;
                                    variantId: string;
                                    why: ("most_fallbacks" | "longest" | "shortest" | "other_script" | "right_to_left" | "highest_value" | "random")[];
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/renderings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages most worth reading before launch, of the last reckoning */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                profileId: string;
                                variantId: string;
                                why: ("most_fallbacks" | "longest" | "shortest" | "other_script" | "right_to_left" | "highest_value" | "random")[];
                                variantName: string;
                                email: string | null;
                                subject: string;
                                html: string;
                                text: string;
                                usedFallbacks: string[];
                                error: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/messages-to-read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages decided so far, oldest first, as they are read before the rest goes */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                profileId: string;
                                variantId: string;
                                why: ("most_fallbacks" | "longest" | "shortest" | "other_script" | "right_to_left" | "highest_value" | "random")[];
                                variantName: string;
                                email: string | null;
                                subject: string;
                                html: string;
                                text: string;
                                usedFallbacks: string[];
                                error: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the campaign has come; null before it started */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            progress: {
                                run: {
                                    id: string;
                                    campaignId: string;
                                    occurrence: number;
                                    version: number;
                                    graphHash: string;
                                    people: number;
                                    counts: {
                                        people: number;
                                        send: number;
                                        wait: number;
                                        control: number;
                                        skip: number;
                                        hold: number;
                                        reasons: {
                                            [key: string]: number;
                                        };
                                    };
                                    sends: number;
                                    complete: boolean;
                                    releaseLimit: number | null;
                                    ramp: "none" | "filling" | "reading" | "passed" | "failed";
                                    rampTask: string | null;
                                    startedAt: string;
                                    finishedAt: string | null;
                                };
                                outcomes: {
                                    [key: string]: number;
                                };
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided for whom, and why; newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    campaignId?: string;
                    profileId?: string;
                    kind?: "send" | "wait" | "control" | "skip" | "hold";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                campaignId: string;
                                runId: string;
                                stepId: string;
                                profileId: string;
                                occurrence: number;
                                purpose: "marketing" | "service" | "transactional";
                                kind: "send" | "wait" | "control" | "skip" | "hold";
                                reasons: ("held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled")[];
                                sendAt: string | null;
                                variantId: string | null;
                                variantHash: string | null;
                                propensity: number | null;
                                notBefore: string | null;
                                timePropensity: number | null;
                                contentId: string | null;
                                contentVersion: number | null;
                                graphHash: string;
                                decidedAt: string;
                                outcome: ("sent" | "dropped" | "unknown") | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One decision */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            campaignId: string;
                            runId: string;
                            stepId: string;
                            profileId: string;
                            occurrence: number;
                            purpose: "marketing" | "service" | "transactional";
                            kind: "send" | "wait" | "control" | "skip" | "hold";
                            reasons: ("held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled")[];
                            sendAt: string | null;
                            variantId: string | null;
                            variantHash: string | null;
                            propensity: number | null;
                            notBefore: string | null;
                            timePropensity: number | null;
                            contentId: string | null;
                            contentVersion: number | null;
                            graphHash: string;
                            decidedAt: string;
                            outcome: ("sent" | "dropped" | "unknown") | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decide again from what was stored, and say whether the answer is the same */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decision: {
                                id: string;
                                campaignId: string;
                                runId: string;
                                stepId: string;
                                profileId: string;
                                occurrence: number;
                                purpose: "marketing" | "service" | "transactional";
                                kind: "send" | "wait" | "control" | "skip" | "hold";
                                reasons: ("held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled")[];
                                sendAt: string | null;
                                variantId: string | null;
                                variantHash: string | null;
                                propensity: number | null;
                                notBefore: string | null;
                                timePropensity: number | null;
                                contentId: string | null;
                                contentVersion: number | null;
                                graphHash: string;
                                decidedAt: string;
                                outcome: ("sent" | "dropped" | "unknown") | null;
                            };
                            /** @description `not_kept`: the person was erased, or it was decided before inputs were kept */
                            result: "same" | "different" | "not_kept";
                            again: {
                                kind: "send" | "wait" | "control" | "skip" | "hold";
                                reasons: ("held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled")[];
                                sendAt: string | null;
                                variantHash: string | null;
                            } | null;
                            input: {
                                [key: string]: unknown;
                            } | null;
                            rules: {
                                reason: "held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled";
                                says: string;
                                applied: boolean;
                            }[];
                            arm: {
                                control: boolean;
                                share: number;
                            };
                            odds: {
                                variantId: string;
                                hash: string;
                                chance: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide what a visitor sees in one or many slots
         * @description Write or server key as Basic user name, Bearer token, or "writeKey". Reasons for server keys only.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        profile: {
                            userId?: string;
                            anonymousId?: string;
                        };
                        slot?: string;
                        slots?: string[];
                        context?: {
                            page?: {
                                url?: string;
                                referrer?: string;
                            };
                            consent?: boolean;
                        };
                        reasons?: boolean;
                        writeKey?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slots: {
                                [key: string]: {
                                    decisionId: string;
                                    kind: "show" | "control" | "hold" | "skip";
                                    content: {
                                        /** @enum {string} */
                                        type: "hero" | "block" | "headline" | "product_description";
                                        parts: {
                                            [key: string]: string;
                                        };
                                        html: string;
                                        usedFallbacks: string[];
                                    } | null;
                                    campaignId: string | null;
                                    variantId: string | null;
                                    reasons?: {
                                        campaignId: string;
                                        name: string;
                                        version: number;
                                        graphHash: string;
                                        kind: "show" | "control" | "hold" | "skip";
                                        reasons: string[];
                                        propensity?: number;
                                    }[];
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a visitor would get now, and why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        profile: {
                            userId?: string;
                            anonymousId?: string;
                        };
                        slot?: string;
                        slots?: string[];
                        context?: {
                            page?: {
                                url?: string;
                                referrer?: string;
                            };
                            consent?: boolean;
                        };
                        reasons?: boolean;
                        writeKey?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slots: {
                                [key: string]: {
                                    decisionId: string;
                                    kind: "show" | "control" | "hold" | "skip";
                                    content: {
                                        /** @enum {string} */
                                        type: "hero" | "block" | "headline" | "product_description";
                                        parts: {
                                            [key: string]: string;
                                        };
                                        html: string;
                                        usedFallbacks: string[];
                                    } | null;
                                    campaignId: string | null;
                                    variantId: string | null;
                                    reasons?: {
                                        campaignId: string;
                                        name: string;
                                        version: number;
                                        graphHash: string;
                                        kind: "show" | "control" | "hold" | "skip";
                                        reasons: string[];
                                        propensity?: number;
                                    }[];
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/onsite/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is held out of everything */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            globalControlShare: number;
                        };
                    };
                };
            };
        };
        /** Hold a share of visitors out of everything */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        globalControlShare: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            globalControlShare: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recommend products for a session, a person, or nobody known
         * @description Write or server key as Basic user name, Bearer token, or "writeKey". To a write key, `why` names nothing that is not in the session it sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        profile?: {
                            userId?: string;
                            anonymousId?: string;
                        };
                        session?: string[];
                        /** @default 10 */
                        n: number;
                        exclude?: string[];
                        writeKey?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                score: number;
                                why: string;
                            }[];
                            version: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommender/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would be recommended now, and why */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        profile?: {
                            userId?: string;
                            anonymousId?: string;
                        };
                        session?: string[];
                        /** @default 10 */
                        n: number;
                        exclude?: string[];
                        writeKey?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                score: number;
                                why: string;
                            }[];
                            version: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommender/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last trainings, newest first, and whether one runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                state: "live" | "retired" | "refused";
                                why: string;
                                trainedAt: string;
                                until: string;
                                people: number;
                                sessions: number;
                                items: number;
                                quality: number;
                                qualityPopular: number;
                                qualityBefore: number | null;
                            }[];
                            next?: string;
                            training: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommender/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Train now; answers when it is done. A model worse than the last is refused */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            state: "live" | "retired" | "refused";
                            why: string;
                            trainedAt: string;
                            until: string;
                            people: number;
                            sessions: number;
                            items: number;
                            quality: number;
                            qualityPopular: number;
                            qualityBefore: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommender/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people set about recommendations */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /** @description Leave out what has no stock; unknown stock counts as in stock */
                                inStockOnly: boolean;
                                /** @description Leave out products with less margin; unknown margins stay */
                                leastMargin: number | null;
                                excludedItems: string[];
                                excludedCategories: string[];
                                pinned: string[];
                                buried: string[];
                                mostPerCategory: number | null;
                                /** @description So long are bought products and their substitutes left out */
                                boughtDays: number;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        /** Set the rules; `version` is that of the rules you have read */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /** @description Leave out what has no stock; unknown stock counts as in stock */
                            inStockOnly: boolean;
                            /** @description Leave out products with less margin; unknown margins stay */
                            leastMargin: number | null;
                            excludedItems: string[];
                            excludedCategories: string[];
                            pinned: string[];
                            buried: string[];
                            mostPerCategory: number | null;
                            /** @description So long are bought products and their substitutes left out */
                            boughtDays: number;
                        };
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /** @description Leave out what has no stock; unknown stock counts as in stock */
                                inStockOnly: boolean;
                                /** @description Leave out products with less margin; unknown margins stay */
                                leastMargin: number | null;
                                excludedItems: string[];
                                excludedCategories: string[];
                                pinned: string[];
                                buried: string[];
                                mostPerCategory: number | null;
                                /** @description So long are bought products and their substitutes left out */
                                boughtDays: number;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/send-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When everybody is there by hour of the week, and one person */
        get: {
            parameters: {
                query?: {
                    profileId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description With a rhythm of their own */
                            people: number;
                            everybody: {
                                /** @description 168 shares, Monday 00:00 on the own clock first */
                                hours: number[];
                                /** @description Activities it is made of, older ones counting less */
                                weight: number;
                                computedAt: string;
                            } | null;
                            person: {
                                /** @description 168 shares, Monday 00:00 on the own clock first */
                                hours: number[];
                                /** @description Activities it is made of, older ones counting less */
                                weight: number;
                                computedAt: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/send-times/learn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Learn now when people are there; it also happens every night */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/travellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people are at each point of a journey, and when the next of them goes on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                node: string;
                                state: string;
                                people: number;
                                nextAt: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring people onto the way of a journey that waits to be told of them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        profileIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entered: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show preferences */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Unsubscribe with one click (RFC 8058), or save preferences */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/c/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a link */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/o/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Note an open */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a mail that came back: a bounce, a complaint or a reply. The body is the mail itself */
        post: {
            parameters: {
                query: {
                    /** @description Envelope sender */
                    from: string;
                    /** @description Envelope recipient */
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description bounce, complaint, auto_reply, reply, unsubscribe, nothing or unmatched */
                            kind: string;
                            messageId?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How receiving domains took our mail in a day, and what is the matter */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            domains: {
                                domain: string;
                                sent: number;
                                deferred: number;
                                refused: number;
                                bounced: number;
                                complained: number;
                            }[];
                            alarms: {
                                level: "warn" | "alarm";
                                about: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back for messages: bounces, complaints, replies; newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    campaignId?: string;
                    kind?: "bounced" | "delayed" | "complained" | "replied" | "auto_replied" | "unsubscribed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                messageId: string;
                                campaignId: string;
                                profileId: string;
                                kind: "bounced" | "delayed" | "complained" | "replied" | "auto_replied" | "unsubscribed";
                                code: string | null;
                                detail: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages on their way and at their end, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    campaignId?: string;
                    profileId?: string;
                    status?: "queued" | "sending" | "sent" | "failed" | "skipped" | "unknown";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                decisionId: string;
                                campaignId: string;
                                stepId: string;
                                profileId: string;
                                occurrence: number;
                                /** @enum {string} */
                                channel: "email";
                                purpose: "marketing" | "service" | "transactional";
                                variantId: string;
                                variantHash: string;
                                status: "queued" | "sending" | "sent" | "failed" | "skipped" | "unknown";
                                notBefore: string | null;
                                parked: string | null;
                                handedAt: string | null;
                                attempts: number;
                                errorCode: string | null;
                                response: string | null;
                                fallbacks: string[];
                                /** Format: date-time */
                                queuedAt: string;
                                endedAt: string | null;
                                person: {
                                    name?: string;
                                    email?: string;
                                    userId?: string;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages stand where */
        get: {
            parameters: {
                query?: {
                    campaignId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queued: number;
                            /** @description Of the queued: kept by a hold, a pause or a missing approval */
                            parked: number;
                            sending: number;
                            sent: number;
                            failed: number;
                            skipped: number;
                            unknown: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            decisionId: string;
                            campaignId: string;
                            stepId: string;
                            profileId: string;
                            occurrence: number;
                            /** @enum {string} */
                            channel: "email";
                            purpose: "marketing" | "service" | "transactional";
                            variantId: string;
                            variantHash: string;
                            status: "queued" | "sending" | "sent" | "failed" | "skipped" | "unknown";
                            notBefore: string | null;
                            parked: string | null;
                            handedAt: string | null;
                            attempts: number;
                            errorCode: string | null;
                            response: string | null;
                            fallbacks: string[];
                            /** Format: date-time */
                            queuedAt: string;
                            endedAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Render every message of a campaign and send none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignId: string;
                            /** @description Looked at */
                            people: number;
                            /** @description Would be sent */
                            messages: number;
                            rendered: number;
                            withFallbacks: number;
                            fallbacksByField: {
                                [key: string]: number;
                            };
                            largestBytes: number;
                            problems: {
                                code: string;
                                message: string;
                                messages: number;
                                /** @description Some of those concerned */
                                profileIds: string[];
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether messages can leave */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "email";
                            kind: "smtp" | "mailbox";
                            problem: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the development mailbox holds, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                    campaignId?: string;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                campaignId: string;
                                profileId: string;
                                purpose: "marketing" | "service" | "transactional";
                                recipient: string;
                                subject: string;
                                /** Format: date-time */
                                receivedAt: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Empty the development mailbox */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mailbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message of the development mailbox */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            campaignId: string;
                            profileId: string;
                            purpose: "marketing" | "service" | "transactional";
                            recipient: string;
                            subject: string;
                            /** Format: date-time */
                            receivedAt: string;
                            headers: {
                                name: string;
                                value: string;
                            }[];
                            html: string;
                            text: string;
                            source: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each launched campaign changed, newest first */
        get: {
            parameters: {
                query: {
                    /** @description The cursor `next` of the page before */
                    after?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                campaignId: string;
                                name: string;
                                state: string;
                                objective: {
                                    id: string;
                                    version: number;
                                    name: string;
                                    metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                                    horizonDays: number;
                                    direction: string;
                                    smallestEffect: number;
                                } | null;
                                assignedFrom: string | null;
                                completeAt: string | null;
                                treated: {
                                    /** @description Assigned people, whether or not anything reached them */
                                    people: number;
                                    /** @description People whose horizon has passed */
                                    complete: number;
                                    /** @description The metric, per assigned person */
                                    perPerson: number;
                                    /** @description The metric, summed */
                                    total: number;
                                    /** @description People with at least one order */
                                    buyers: number;
                                    orders: number;
                                    /** @description Order values less refunds */
                                    revenue: number;
                                };
                                control: {
                                    /** @description Assigned people, whether or not anything reached them */
                                    people: number;
                                    /** @description People whose horizon has passed */
                                    complete: number;
                                    /** @description The metric, per assigned person */
                                    perPerson: number;
                                    /** @description The metric, summed */
                                    total: number;
                                    /** @description People with at least one order */
                                    buyers: number;
                                    orders: number;
                                    /** @description Order values less refunds */
                                    revenue: number;
                                };
                                effect: {
                                    /** @enum {string} */
                                    kind: "estimate";
                                    perPerson: number;
                                    interval: {
                                        low: number;
                                        high: number;
                                    };
                                    relative?: {
                                        share: number;
                                        interval: {
                                            low: number;
                                            high: number;
                                        };
                                    };
                                    /** @description The effect times the treated people: what the campaign brought */
                                    total: {
                                        value: number;
                                        interval: {
                                            low: number;
                                            high: number;
                                        };
                                    };
                                    pValue: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "none";
                                    why: string;
                                };
                                verdict: {
                                    kind: "better" | "worse" | "no_worthwhile_difference" | "cannot_tell_yet" | "not_to_be_trusted" | "clicks_not_outcome";
                                    sentence: string;
                                    needed?: string;
                                };
                                /** @description The same effect, read in other ways */
                                readings: {
                                    name: "always_valid" | "adjusted_for_before" | "adjusted_always_valid" | "largest_values_cut";
                                    perPerson: number;
                                    interval: {
                                        low: number;
                                        high: number;
                                    };
                                    pValue: number;
                                }[];
                                alarm: {
                                    raised: boolean;
                                    /** @description Of the people written to by this campaign */
                                    clickShare: number;
                                    /** @description Of the people written to by other campaigns */
                                    usualClickShare: number;
                                    clicksRoseP: number;
                                    objectiveShortP: number;
                                } | null;
                                guardrails: {
                                    measure: string;
                                    /** @description Share of the control value */
                                    tolerance: number;
                                    /** @description Per assigned person */
                                    control: number;
                                    treated: number;
                                    state: "held" | "broken" | "cannot_tell";
                                    pValue?: number;
                                }[];
                                sampleRatio: {
                                    plannedControlShare: number;
                                    observedControlShare: number;
                                    pValue: number;
                                    mismatch: boolean;
                                } | null;
                                /** @description People of both arms after a merge: left out of the comparison */
                                inBothArms: number;
                                sent: number;
                                proxies: {
                                    measure: "opened" | "clicked" | "unsubscribed";
                                    people: number;
                                    /** @description Of the people to whom a message was sent */
                                    share: number;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns that choose among several wordings, by e-mail and on pages */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                campaignId: string;
                                name: string;
                                where: "email" | "onsite";
                                chooses: "equal" | "weights" | "bandit";
                                variants: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is believed of each wording of a campaign, its shares, and what other ways to choose would earn */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignId: string;
                            name: string;
                            where: "email" | "onsite";
                            choice: ({
                                /** @enum {string} */
                                kind: "weights";
                                weights: {
                                    [key: string]: number;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "bandit";
                                floor: number;
                            }) | null;
                            objective: {
                                id: string;
                                name: string;
                                metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                                horizonDays: number;
                            } | null;
                            people: number;
                            /** @description The truth seems to have changed then; what was before is left out */
                            changedOn: string | null;
                            arms: {
                                variantId: string;
                                name: string;
                                people: number;
                                /** @description People, each counted by the share of reward that had the time to come */
                                worth: number;
                                /** @description Reward per person: the mean of the posterior */
                                mean: number;
                                sd: number;
                                /** @description 95 % of the posterior */
                                interval: number[];
                                /** @description Probability of being the best */
                                best: number;
                                /** @description Share of the choices to come */
                                weight: number;
                            }[];
                            policies: {
                                name: string;
                                estimate: {
                                    ips: number;
                                    snips: number;
                                    dr: number;
                                    interval: number[];
                                } | null;
                                /** @description Effective sample size */
                                ess: number;
                                /** @description People whose horizon is over */
                                people: number;
                                why: string | null;
                            }[];
                            history: {
                                revision: number;
                                computedAt: string;
                                weights: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{id}/weigh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reckon the shares of the wordings now from what each earned */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignId: string;
                            name: string;
                            where: "email" | "onsite";
                            choice: ({
                                /** @enum {string} */
                                kind: "weights";
                                weights: {
                                    [key: string]: number;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "bandit";
                                floor: number;
                            }) | null;
                            objective: {
                                id: string;
                                name: string;
                                metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                                horizonDays: number;
                            } | null;
                            people: number;
                            /** @description The truth seems to have changed then; what was before is left out */
                            changedOn: string | null;
                            arms: {
                                variantId: string;
                                name: string;
                                people: number;
                                /** @description People, each counted by the share of reward that had the time to come */
                                worth: number;
                                /** @description Reward per person: the mean of the posterior */
                                mean: number;
                                sd: number;
                                /** @description 95 % of the posterior */
                                interval: number[];
                                /** @description Probability of being the best */
                                best: number;
                                /** @description Share of the choices to come */
                                weight: number;
                            }[];
                            policies: {
                                name: string;
                                estimate: {
                                    ips: number;
                                    snips: number;
                                    dr: number;
                                    interval: number[];
                                } | null;
                                /** @description Effective sample size */
                                ess: number;
                                /** @description People whose horizon is over */
                                people: number;
                                why: string | null;
                            }[];
                            history: {
                                revision: number;
                                computedAt: string;
                                weights: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a campaign changed, by assignment, with its interval */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignId: string;
                            name: string;
                            state: string;
                            objective: {
                                id: string;
                                version: number;
                                name: string;
                                metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                                horizonDays: number;
                                direction: string;
                                smallestEffect: number;
                            } | null;
                            assignedFrom: string | null;
                            completeAt: string | null;
                            treated: {
                                /** @description Assigned people, whether or not anything reached them */
                                people: number;
                                /** @description People whose horizon has passed */
                                complete: number;
                                /** @description The metric, per assigned person */
                                perPerson: number;
                                /** @description The metric, summed */
                                total: number;
                                /** @description People with at least one order */
                                buyers: number;
                                orders: number;
                                /** @description Order values less refunds */
                                revenue: number;
                            };
                            control: {
                                /** @description Assigned people, whether or not anything reached them */
                                people: number;
                                /** @description People whose horizon has passed */
                                complete: number;
                                /** @description The metric, per assigned person */
                                perPerson: number;
                                /** @description The metric, summed */
                                total: number;
                                /** @description People with at least one order */
                                buyers: number;
                                orders: number;
                                /** @description Order values less refunds */
                                revenue: number;
                            };
                            effect: {
                                /** @enum {string} */
                                kind: "estimate";
                                perPerson: number;
                                interval: {
                                    low: number;
                                    high: number;
                                };
                                relative?: {
                                    share: number;
                                    interval: {
                                        low: number;
                                        high: number;
                                    };
                                };
                                /** @description The effect times the treated people: what the campaign brought */
                                total: {
                                    value: number;
                                    interval: {
                                        low: number;
                                        high: number;
                                    };
                                };
                                pValue: number;
                            } | {
                                /** @enum {string} */
                                kind: "none";
                                why: string;
                            };
                            verdict: {
                                kind: "better" | "worse" | "no_worthwhile_difference" | "cannot_tell_yet" | "not_to_be_trusted" | "clicks_not_outcome";
                                sentence: string;
                                needed?: string;
                            };
                            /** @description The same effect, read in other ways */
                            readings: {
                                name: "always_valid" | "adjusted_for_before" | "adjusted_always_valid" | "largest_values_cut";
                                perPerson: number;
                                interval: {
                                    low: number;
                                    high: number;
                                };
                                pValue: number;
                            }[];
                            alarm: {
                                raised: boolean;
                                /** @description Of the people written to by this campaign */
                                clickShare: number;
                                /** @description Of the people written to by other campaigns */
                                usualClickShare: number;
                                clicksRoseP: number;
                                objectiveShortP: number;
                            } | null;
                            guardrails: {
                                measure: string;
                                /** @description Share of the control value */
                                tolerance: number;
                                /** @description Per assigned person */
                                control: number;
                                treated: number;
                                state: "held" | "broken" | "cannot_tell";
                                pValue?: number;
                            }[];
                            sampleRatio: {
                                plannedControlShare: number;
                                observedControlShare: number;
                                pValue: number;
                                mismatch: boolean;
                            } | null;
                            /** @description People of both arms after a merge: left out of the comparison */
                            inBothArms: number;
                            sent: number;
                            proxies: {
                                measure: "opened" | "clicked" | "unsubscribed";
                                people: number;
                                /** @description Of the people to whom a message was sent */
                                share: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/results/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The result as a file to pass on: PDF, or CSV with every figure */
        get: {
            parameters: {
                query: {
                    format: "pdf" | "csv";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/results/over-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The effect so far, day by day, with an interval that holds at every look */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                            points: {
                                at: string;
                                /** @description People assigned until then */
                                treated: number;
                                control: number;
                                perPerson: number;
                                /** @description 95 %, at all instants at once */
                                interval: {
                                    low: number;
                                    high: number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objectives/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a campaign for this objective could find, by share of control */
        get: {
            parameters: {
                query?: {
                    people?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            metric: "revenue_per_person" | "orders_per_person" | "conversion" | "margin_per_person";
                            horizonDays: number;
                            smallestEffect: number;
                            history: {
                                /** @description Known before the last horizon */
                                people: number;
                                /** @description The metric within it */
                                perPerson: number;
                                standardDeviation: number;
                            };
                            /** @description Planned to be assigned, both arms */
                            people: number;
                            /** @description Why nothing can be planned */
                            why?: string;
                            shares: {
                                controlShare: number;
                                /** @description Chance to find the smallest effect worth having */
                                power: number;
                                /** @description The smallest effect found with 80 % chance */
                                detectable: number;
                                /** @description For an 80 % chance to find the smallest effect worth having */
                                peopleNeeded: number;
                                /** @description Until they were reached, as people come by now, and their horizon passed */
                                weeks: number;
                                /** @description What the control costs if the effect is just worth having */
                                forgone: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Defects that readers found, newest first, and what became of each */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    campaignId?: string;
                    state?: "open" | "handled" | "accepted";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                itemId: string;
                                messageId: string;
                                campaignId: string;
                                variantId: string;
                                variantHash: string;
                                reason: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                                note: string;
                                foundBy: {
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                foundAt: string;
                                state: "open" | "handled" | "accepted";
                                steps: {
                                    kind: "paused" | "revoked" | "correction" | "banned" | "closed";
                                    /** Format: date-time */
                                    at: string;
                                    by: string;
                                    detail: string;
                                }[];
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One defect */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            itemId: string;
                            messageId: string;
                            campaignId: string;
                            variantId: string;
                            variantHash: string;
                            reason: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                            note: string;
                            foundBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            state: "open" | "handled" | "accepted";
                            steps: {
                                kind: "paused" | "revoked" | "correction" | "banned" | "closed";
                                /** Format: date-time */
                                at: string;
                                by: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}/receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who exactly was sent the wording with the defect, or may have been */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    field?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                messageId: string;
                                profileId: string;
                                name: string | null;
                                email: string | null;
                                /** @description `unknown`: the channel may have taken it */
                                status: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}/receivers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as a file; the journal keeps who took it */
        post: {
            parameters: {
                query?: {
                    field?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw the approval of the wording, which keeps back what is queued with it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            itemId: string;
                            messageId: string;
                            campaignId: string;
                            variantId: string;
                            variantHash: string;
                            reason: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                            note: string;
                            foundBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            state: "open" | "handled" | "accepted";
                            steps: {
                                kind: "paused" | "revoked" | "correction" | "banned" | "closed";
                                /** Format: date-time */
                                at: string;
                                by: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a correction as a task */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        proposal: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            itemId: string;
                            messageId: string;
                            campaignId: string;
                            variantId: string;
                            variantHash: string;
                            reason: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                            note: string;
                            foundBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            state: "open" | "handled" | "accepted";
                            steps: {
                                kind: "paused" | "revoked" | "correction" | "banned" | "closed";
                                /** Format: date-time */
                                at: string;
                                by: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}/ban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ban a phrase from every wording from now on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        phrase: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            itemId: string;
                            messageId: string;
                            campaignId: string;
                            variantId: string;
                            variantHash: string;
                            reason: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                            note: string;
                            foundBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            state: "open" | "handled" | "accepted";
                            steps: {
                                kind: "paused" | "revoked" | "correction" | "banned" | "closed";
                                /** Format: date-time */
                                at: string;
                                by: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/defects/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a defect: handled, or accepted as it is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: "handled" | "accepted";
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            itemId: string;
                            messageId: string;
                            campaignId: string;
                            variantId: string;
                            variantHash: string;
                            reason: "wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other";
                            note: string;
                            foundBy: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            foundAt: string;
                            state: "open" | "handled" | "accepted";
                            steps: {
                                kind: "paused" | "revoked" | "correction" | "banned" | "closed";
                                /** Format: date-time */
                                at: string;
                                by: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rate of defects in what was sent, with its bound, overall and by stratum */
        get: {
            parameters: {
                query?: {
                    campaignId?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            limit: number;
                            confidence: number;
                            overall: {
                                key: string;
                                name: string | null;
                                /** @description Messages sent that the sample stands for */
                                size: number;
                                read: number;
                                defects: number;
                                estimate: number;
                                standardError: number;
                                lower95: number;
                                upper95: number;
                                toRead: number | null;
                            };
                            byStratum: {
                                key: string;
                                name: string | null;
                                /** @description Messages sent that the sample stands for */
                                size: number;
                                read: number;
                                defects: number;
                                estimate: number;
                                standardError: number;
                                lower95: number;
                                upper95: number;
                                toRead: number | null;
                            }[];
                            byVariant: {
                                key: string;
                                name: string | null;
                                /** @description Messages sent that the sample stands for */
                                size: number;
                                read: number;
                                defects: number;
                                estimate: number;
                                standardError: number;
                                lower95: number;
                                upper95: number;
                                toRead: number | null;
                            }[];
                            byCampaign: {
                                key: string;
                                name: string | null;
                                /** @description Messages sent that the sample stands for */
                                size: number;
                                read: number;
                                defects: number;
                                estimate: number;
                                standardError: number;
                                lower95: number;
                                upper95: number;
                                toRead: number | null;
                            }[];
                            byMonth: {
                                key: string;
                                name: string | null;
                                /** @description Messages sent that the sample stands for */
                                size: number;
                                read: number;
                                defects: number;
                                estimate: number;
                                standardError: number;
                                lower95: number;
                                upper95: number;
                                toRead: number | null;
                            }[];
                            waiting: {
                                undrawn: number;
                                unread: number;
                                overdue: number;
                            };
                            suspicious: {
                                read: number;
                                defects: number;
                                open: number;
                            };
                            reasons: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/reads-needed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many must be read, with no defect found, to be so sure of a rate */
        get: {
            parameters: {
                query: {
                    /** @description Fewer than this share bad */
                    limit: number;
                    confidence: number;
                    lot?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reads: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lots that were drawn from, newest first, and how each stands with its plan */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    campaignId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                campaignId: string;
                                size: number;
                                /** @description Drawn to be read */
                                reads: number;
                                read: number;
                                defects: number;
                                plan: {
                                    /** @enum {string} */
                                    kind: "lot";
                                    ltpd: number;
                                    confidence: number;
                                    accept: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "two_point";
                                    aql: number;
                                    alpha: number;
                                    ltpd: number;
                                    beta: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "sequential";
                                    good: number;
                                    bad: number;
                                    alpha: number;
                                    beta: number;
                                };
                                strictness: "normal" | "tightened" | "reduced";
                                state: "reading" | "accepted" | "rejected" | "undecided";
                                /** Format: date-time */
                                firstSentAt: string;
                                /** Format: date-time */
                                lastSentAt: string;
                                /** Format: date-time */
                                drawnAt: string;
                                decidedAt: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that came to the desk after they were sent, newest first */
        get: {
            parameters: {
                query: {
                    after?: string;
                    limit: number;
                    campaignId?: string;
                    lotId?: string;
                    verdict?: "pass" | "fail";
                    suspicious?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                lotId: string;
                                messageId: string;
                                campaignId: string;
                                variantId: string;
                                variantHash: string;
                                profileId: string;
                                stratum: "sensitive" | "new_variant" | "unusual" | "fallback" | "low_grade" | "ordinary";
                                why: string[];
                                probability: number | null;
                                /** Format: date-time */
                                sentAt: string;
                                taskId: string;
                                verdict: "pass" | "fail" | null;
                                reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                                readAt: string | null;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message as its recipient got it, beside what was approved */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            lotId: string;
                            messageId: string;
                            campaignId: string;
                            variantId: string;
                            variantHash: string;
                            profileId: string;
                            stratum: "sensitive" | "new_variant" | "unusual" | "fallback" | "low_grade" | "ordinary";
                            why: string[];
                            probability: number | null;
                            /** Format: date-time */
                            sentAt: string;
                            taskId: string;
                            verdict: "pass" | "fail" | null;
                            reason: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other") | null;
                            readAt: string | null;
                            campaignName: string;
                            variantName: string;
                            merged: {
                                [key: string]: unknown;
                            } | null;
                            fallbacks: string[];
                            subject: string;
                            html: string;
                            text: string;
                            approved: {
                                subject: string;
                                text: string;
                                by: string | null;
                            };
                            gone: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/explain/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why one message was sent, or one decision made; by the id of either */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decisionId: string;
                            messageId: string | null;
                            profileId: string;
                            campaign: {
                                id: string;
                                name: string;
                                version: number;
                            };
                            replay: {
                                decision: {
                                    id: string;
                                    campaignId: string;
                                    runId: string;
                                    stepId: string;
                                    profileId: string;
                                    occurrence: number;
                                    purpose: "marketing" | "service" | "transactional";
                                    kind: "send" | "wait" | "control" | "skip" | "hold";
                                    reasons: ("held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled")[];
                                    sendAt: string | null;
                                    variantId: string | null;
                                    variantHash: string | null;
                                    propensity: number | null;
                                    notBefore: string | null;
                                    timePropensity: number | null;
                                    contentId: string | null;
                                    contentVersion: number | null;
                                    graphHash: string;
                                    decidedAt: string;
                                    outcome: ("sent" | "dropped" | "unknown") | null;
                                };
                                /** @description `not_kept`: the person was erased, or it was decided before inputs were kept */
                                result: "same" | "different" | "not_kept";
                                again: {
                                    kind: "send" | "wait" | "control" | "skip" | "hold";
                                    reasons: ("held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled")[];
                                    sendAt: string | null;
                                    variantHash: string | null;
                                } | null;
                                input: {
                                    [key: string]: unknown;
                                } | null;
                                rules: {
                                    reason: "held" | "campaign_cancelled" | "not_approved" | "campaign_paused" | "not_eligible" | "other_experiment" | "no_address" | "suppressed" | "no_consent" | "frequency_cap" | "control" | "cooldown" | "quiet_hours" | "scheduled";
                                    says: string;
                                    applied: boolean;
                                }[];
                                arm: {
                                    control: boolean;
                                    share: number;
                                };
                                odds: {
                                    variantId: string;
                                    hash: string;
                                    chance: number;
                                }[];
                            };
                            versions: {
                                kind: string;
                                id: string;
                                version: number | null;
                                hash: string | null;
                            }[];
                            approvals: {
                                of: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                voidedAt: string | null;
                                voidReason: string | null;
                            }[];
                            variants: {
                                id: string;
                                name: string;
                                chance: number;
                                chosen: boolean;
                            }[];
                            message: {
                                status: string;
                                merged: {
                                    [key: string]: unknown;
                                } | null;
                                fallbacks: string[];
                                endedAt: string | null;
                                errorCode: string | null;
                            } | null;
                            plain: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw now from what was sent of a campaign, without waiting for the lot to be full */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        campaignId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lots: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of what is sent is read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lotSize: number;
                            lotMinutes: number;
                            plan: {
                                /** @enum {string} */
                                kind: "lot";
                                ltpd: number;
                                confidence: number;
                                accept: number;
                            } | {
                                /** @enum {string} */
                                kind: "two_point";
                                aql: number;
                                alpha: number;
                                ltpd: number;
                                beta: number;
                            } | {
                                /** @enum {string} */
                                kind: "sequential";
                                good: number;
                                bad: number;
                                alpha: number;
                                beta: number;
                            };
                            readsPerDay: number;
                            suspiciousPerLot: number;
                            readTwice: number;
                            dueHours: number;
                            limit: number;
                            confidence: number;
                            pauseReasons: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other")[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how much of what is sent is read, and when a campaign is paused */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lotSize?: number;
                        lotMinutes?: number;
                        plan?: {
                            /** @enum {string} */
                            kind: "lot";
                            ltpd: number;
                            confidence: number;
                            accept: number;
                        } | {
                            /** @enum {string} */
                            kind: "two_point";
                            aql: number;
                            alpha: number;
                            ltpd: number;
                            beta: number;
                        } | {
                            /** @enum {string} */
                            kind: "sequential";
                            good: number;
                            bad: number;
                            alpha: number;
                            beta: number;
                        };
                        readsPerDay?: number;
                        suspiciousPerLot?: number;
                        readTwice?: number;
                        dueHours?: number;
                        limit?: number;
                        confidence?: number;
                        pauseReasons?: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lotSize: number;
                            lotMinutes: number;
                            plan: {
                                /** @enum {string} */
                                kind: "lot";
                                ltpd: number;
                                confidence: number;
                                accept: number;
                            } | {
                                /** @enum {string} */
                                kind: "two_point";
                                aql: number;
                                alpha: number;
                                ltpd: number;
                                beta: number;
                            } | {
                                /** @enum {string} */
                                kind: "sequential";
                                good: number;
                                bad: number;
                                alpha: number;
                                beta: number;
                            };
                            readsPerDay: number;
                            suspiciousPerLot: number;
                            readTwice: number;
                            dueHours: number;
                            limit: number;
                            confidence: number;
                            pauseReasons: ("wrong_person" | "wrong_field" | "false_claim" | "sensitive" | "creepy" | "tone" | "no_use" | "offer" | "language" | "layout" | "bad_time" | "other")[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/import/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of the past, with their own times; durable when answered */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a file by a map; with dryRun only say what would happen. The body is the file itself */
        post: {
            parameters: {
                query: {
                    /** @description Its ending says what it is */
                    name: string;
                    /** @description YAML, as for the command line */
                    map: string;
                    dryRun: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: number;
                            used: number;
                            skipped: {
                                [key: string]: number;
                            };
                            badRows: {
                                total: number;
                                byProblem: {
                                    [key: string]: number;
                                };
                                first: {
                                    line: number;
                                    field: string;
                                    problem: string;
                                }[];
                            };
                            faults: {
                                /** @description Rows that are used although a value of them is faulty */
                                rows: number;
                                byRule: {
                                    [key: string]: number;
                                };
                                first: {
                                    line: number;
                                    field: string;
                                    rule: string;
                                    says: string;
                                    value: string;
                                    suggestion?: string;
                                }[];
                            };
                            events: {
                                [key: string]: number;
                            };
                            products: number;
                            from?: string;
                            to?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept about a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets a person: what they were, did and were sent. It cannot be undone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            profiles: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both databases at one point, as a tar archive; for the command line of the same machine */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the service is: lags, outbox, holds, jobs, disk, and what somebody should look at */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ingest: {
                                events: number;
                                seconds: number;
                            };
                            feeds: {
                                feed: string;
                                consumer: string;
                                behind: number;
                                failures: number;
                            }[];
                            outbox: {
                                queued: number;
                                sending: number;
                                unknownLastDay: number;
                                failedLastDay: number;
                                /** @description Age of the oldest message that is due and kept by nothing */
                                dueSeconds: number;
                                parked: {
                                    why: string;
                                    messages: number;
                                }[];
                            };
                            /** @description Active holds of all workspaces */
                            holds: number;
                            failedJobs: number | null;
                            disk: {
                                freeBytes: number;
                                totalBytes: number;
                            } | null;
                            alerts: {
                                name: string;
                                level: "warn" | "alarm";
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sample-shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the sample shop is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            stage: "none" | "starting" | "history" | "campaigns" | "live" | "stopped" | "removing";
                            /** @description Of the history that is there, 0 to 1 */
                            share: number;
                            /** @description Sent so far */
                            events: number;
                            problem: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Fill the empty workspace with a simulated shop that goes on living */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 5000 */
                        people: number;
                        /** @default 365 */
                        days: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            stage: "none" | "starting" | "history" | "campaigns" | "live" | "stopped" | "removing";
                            /** @description Of the history that is there, 0 to 1 */
                            share: number;
                            /** @description Sent so far */
                            events: number;
                            problem: string | null;
                        };
                    };
                };
            };
        };
        /** Remove everything of the sample shop */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setupLink?: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See a living shop without an account of your own, with the set-up link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        size?: {
                            /** @default 5000 */
                            people: number;
                            /** @default 365 */
                            days: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, orders of the last 30 days, events now, tasks and campaigns, as figures */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                all: number;
                                known: number;
                            } | null;
                            sold: {
                                orders: number;
                                revenue: number;
                            } | null;
                            events: {
                                minute: number;
                                day: number;
                            } | null;
                            tasks: {
                                open: number;
                                overdue: number;
                            } | null;
                            campaigns: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rebuild/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare the behaviour of a page of profiles with their events; with write, make it what they say */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        write: boolean;
                        /** Format: uuid */
                        after?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            profiles: number;
                            different: string[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rebuild/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in each segment now: how many, and a hash of their ids */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                members: number;
                                hash: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What is wrong and what to do */
        Error: {
            error: {
                code: string;
                message: string;
                details?: {
                    [key: string]: unknown;
                };
            };
        };
        Condition: {
            /** @constant */
            kind: "and";
            of: components["schemas"]["Condition"][];
        } | {
            /** @constant */
            kind: "or";
            of: components["schemas"]["Condition"][];
        } | {
            /** @constant */
            kind: "not";
            of: components["schemas"]["Condition"];
        } | {
            /** @constant */
            kind: "event";
            event: string;
            where?: {
                property: string;
                is: {
                    /** @enum {string} */
                    op: "eq" | "neq";
                    value: string | number | boolean;
                } | {
                    /** @enum {string} */
                    op: "in" | "not_in";
                    values: (string | number | boolean)[];
                } | {
                    /** @enum {string} */
                    op: "contains" | "not_contains";
                    value: string;
                } | {
                    /** @enum {string} */
                    op: "gt" | "gte" | "lt" | "lte";
                    value: number;
                } | {
                    /** @enum {string} */
                    op: "before" | "after";
                    time: {
                        ago: number;
                        /** @enum {string} */
                        unit: "hours" | "days";
                    } | {
                        date: string;
                    } | {
                        /** Format: date-time */
                        at: string;
                    };
                } | {
                    /** @enum {string} */
                    op: "exists" | "missing";
                };
            }[];
            within?: {
                /** @constant */
                kind: "ever";
            } | {
                /** @constant */
                kind: "last";
                n: number;
                /** @enum {string} */
                unit: "hours" | "days";
            } | {
                /** @constant */
                kind: "before";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @constant */
                kind: "after";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @constant */
                kind: "between";
                from: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
                to: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            };
            is: {
                /** @constant */
                measure: "count";
                /** @enum {string} */
                op: "at_least" | "at_most" | "exactly" | "more_than" | "less_than";
                value: number;
            } | {
                /** @enum {string} */
                measure: "sum" | "average" | "largest";
                /** @enum {string} */
                op: "at_least" | "at_most" | "exactly" | "more_than" | "less_than";
                value: number;
            } | {
                /** @enum {string} */
                measure: "first" | "last";
                /** @enum {string} */
                op: "before" | "after";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            };
        } | {
            /** @constant */
            kind: "sequence";
            steps: {
                event?: string;
                where?: {
                    property: string;
                    is: {
                        /** @enum {string} */
                        op: "eq" | "neq";
                        value: string | number | boolean;
                    } | {
                        /** @enum {string} */
                        op: "in" | "not_in";
                        values: (string | number | boolean)[];
                    } | {
                        /** @enum {string} */
                        op: "contains" | "not_contains";
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "gt" | "gte" | "lt" | "lte";
                        value: number;
                    } | {
                        /** @enum {string} */
                        op: "before" | "after";
                        time: {
                            ago: number;
                            /** @enum {string} */
                            unit: "hours" | "days";
                        } | {
                            date: string;
                        } | {
                            /** Format: date-time */
                            at: string;
                        };
                    } | {
                        /** @enum {string} */
                        op: "exists" | "missing";
                    };
                }[];
                from?: ("paid_search_brand" | "paid_search_other" | "paid_search" | "organic_search" | "paid_social" | "organic_social" | "email" | "affiliate" | "display" | "referral" | "direct" | "unknown")[];
                times?: number;
                /** @enum {string} */
                session?: "same" | "later";
            }[];
            period?: {
                n: number;
                /** @enum {string} */
                unit: "minutes" | "hours" | "days";
            };
            same?: string;
            without?: {
                event: string;
                where?: {
                    property: string;
                    is: {
                        /** @enum {string} */
                        op: "eq" | "neq";
                        value: string | number | boolean;
                    } | {
                        /** @enum {string} */
                        op: "in" | "not_in";
                        values: (string | number | boolean)[];
                    } | {
                        /** @enum {string} */
                        op: "contains" | "not_contains";
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "gt" | "gte" | "lt" | "lte";
                        value: number;
                    } | {
                        /** @enum {string} */
                        op: "before" | "after";
                        time: {
                            ago: number;
                            /** @enum {string} */
                            unit: "hours" | "days";
                        } | {
                            date: string;
                        } | {
                            /** Format: date-time */
                            at: string;
                        };
                    } | {
                        /** @enum {string} */
                        op: "exists" | "missing";
                    };
                }[];
            }[];
            /** @enum {string} */
            until?: "last" | "session" | "period" | "now";
            within?: {
                /** @constant */
                kind: "ever";
            } | {
                /** @constant */
                kind: "last";
                n: number;
                /** @enum {string} */
                unit: "hours" | "days";
            } | {
                /** @constant */
                kind: "before";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @constant */
                kind: "after";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @constant */
                kind: "between";
                from: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
                to: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            };
        } | {
            /** @constant */
            kind: "behaviour";
            /** @enum {string} */
            of: "orders" | "revenue" | "average_order" | "refunds";
            within?: {
                /** @constant */
                kind: "ever";
            } | {
                /** @constant */
                kind: "last";
                n: number;
                /** @enum {string} */
                unit: "hours" | "days";
            } | {
                /** @constant */
                kind: "before";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @constant */
                kind: "after";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @constant */
                kind: "between";
                from: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
                to: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            };
            /** @enum {string} */
            op: "at_least" | "at_most" | "exactly" | "more_than" | "less_than";
            value: number;
        } | {
            /** @constant */
            kind: "trait";
            trait: string;
            is: {
                /** @enum {string} */
                op: "eq" | "neq";
                value: string | number | boolean;
            } | {
                /** @enum {string} */
                op: "in" | "not_in";
                values: (string | number | boolean)[];
            } | {
                /** @enum {string} */
                op: "contains" | "not_contains";
                value: string;
            } | {
                /** @enum {string} */
                op: "gt" | "gte" | "lt" | "lte";
                value: number;
            } | {
                /** @enum {string} */
                op: "before" | "after";
                time: {
                    ago: number;
                    /** @enum {string} */
                    unit: "hours" | "days";
                } | {
                    date: string;
                } | {
                    /** Format: date-time */
                    at: string;
                };
            } | {
                /** @enum {string} */
                op: "exists" | "missing";
            };
        } | {
            /** @constant */
            kind: "consent";
            channel: string;
            purpose: string;
            /** @enum {string} */
            state: "granted" | "denied" | "unknown";
        } | {
            /** @constant */
            kind: "reachable";
            /** @constant */
            channel: "email";
        } | {
            /** @constant */
            kind: "segment";
            /** Format: uuid */
            segmentId: string;
        } | {
            /** @constant */
            kind: "everyone";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
