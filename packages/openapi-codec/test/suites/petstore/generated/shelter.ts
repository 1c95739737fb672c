export interface paths {
    "/animals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["updateAnimal"];
        post: operations["addAnimal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/animals/by-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["findAnimalsByStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/animals/by-labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["findAnimalsByLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/animals/{animalId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                animalId: number;
            };
            cookie?: never;
        };
        get: operations["getAnimal"];
        put?: never;
        post: operations["renameAnimal"];
        delete: operations["removeAnimal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/animals/{animalId}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["uploadPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shelter/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["countByStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shelter/adoptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["placeAdoption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shelter/adoptions/{adoptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                adoptionId: number;
            };
            cookie?: never;
        };
        get: operations["getAdoption"];
        put?: never;
        post?: never;
        delete: operations["cancelAdoption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volunteers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addVolunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volunteers/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addVolunteers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volunteers/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["logIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volunteers/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["logOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volunteers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        get: operations["getVolunteer"];
        put: operations["updateVolunteer"];
        post?: never;
        delete: operations["removeVolunteer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AnimalStatus: "here" | "reserved" | "adopted";
        Kind: {
            /** Format: int64 */
            id?: number;
            name?: string;
        };
        Label: {
            /** Format: int64 */
            id?: number;
            name?: string;
        };
        Animal: {
            /**
             * Format: int64
             * @example 10
             */
            id?: number;
            /** @example Rex */
            name: string;
            kind?: components["schemas"]["Kind"];
            photoUrls: string[];
            labels?: components["schemas"]["Label"][];
            nicknames?: string[];
            weight?: number | null;
            keeper?: components["schemas"]["Keeper"];
            status?: components["schemas"]["AnimalStatus"];
        };
        Animals: components["schemas"]["Animal"][];
        Keeper: {
            /** Format: int64 */
            id?: number;
            name?: string;
            addresses?: components["schemas"]["Address"][];
        };
        Address: {
            street?: string;
            city?: string;
            zip?: string;
        };
        Adoption: {
            /** Format: int64 */
            id?: number;
            /** Format: int64 */
            animalId?: number;
            /** Format: int32 */
            quantity?: number;
            /** Format: date-time */
            readyAt?: string;
            /** @enum {string} */
            status?: "placed" | "approved" | "done";
            /** @default false */
            isComplete?: boolean;
        };
        Volunteer: {
            /** Format: int64 */
            id?: number;
            name?: string;
            /** Format: email */
            email?: string | null;
            /** Format: password */
            password?: string;
            /** Format: int32 */
            level?: number;
            skills?: string[];
        };
        Volunteers: components["schemas"]["Volunteer"][];
        Inventory: {
            [key: string]: number;
        };
        Notice: {
            /** Format: int32 */
            code?: number;
            kind?: string;
            message?: string;
        };
        Fault: {
            code: string;
            message: string;
        };
    };
    responses: {
        /** @description The animal as it is now. */
        Animal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Animal"];
                "application/xml": components["schemas"]["Animal"];
            };
        };
        /** @description The animals that were found. */
        Animals: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Animals"];
                "application/xml": components["schemas"]["Animals"];
            };
        };
        /** @description The adoption as it is now. */
        Adoption: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Adoption"];
                "application/xml": components["schemas"]["Adoption"];
            };
        };
        /** @description The volunteer. */
        Volunteer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Volunteer"];
                "application/xml": components["schemas"]["Volunteer"];
            };
        };
        /** @description It went wrong. */
        Fault: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
                "application/xml": components["schemas"]["Fault"];
            };
        };
    };
    parameters: never;
    requestBodies: {
        Animal: {
            content: {
                "application/json": components["schemas"]["Animal"];
                "application/xml": components["schemas"]["Animal"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    updateAnimal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Animal"];
        responses: {
            200: components["responses"]["Animal"];
            /** @description There is no such animal. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
    addAnimal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Animal"];
        responses: {
            200: components["responses"]["Animal"];
            /** @description The animal is not complete. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
    findAnimalsByStatus: {
        parameters: {
            query: {
                status: components["schemas"]["AnimalStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Animals"];
            default: components["responses"]["Fault"];
        };
    };
    findAnimalsByLabels: {
        parameters: {
            query?: {
                labels?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Animals"];
            default: components["responses"]["Fault"];
        };
    };
    getAnimal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                animalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Animal"];
            /** @description There is no such animal. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
    renameAnimal: {
        parameters: {
            query?: {
                name?: string;
                status?: components["schemas"]["AnimalStatus"];
            };
            header?: never;
            path: {
                animalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Animal"];
            default: components["responses"]["Fault"];
        };
    };
    removeAnimal: {
        parameters: {
            query?: never;
            header?: {
                api_key?: string;
            };
            path: {
                animalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The animal is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
    uploadPhoto: {
        parameters: {
            query?: {
                note?: string;
            };
            header?: never;
            path: {
                animalId: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description What became of the photo. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: components["responses"]["Fault"];
        };
    };
    countByStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many animals there are of each status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inventory"];
                    "application/xml": components["schemas"]["Inventory"];
                };
            };
            default: components["responses"]["Fault"];
        };
    };
    placeAdoption: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Adoption"];
                "application/xml": components["schemas"]["Adoption"];
                "application/x-www-form-urlencoded": components["schemas"]["Adoption"];
            };
        };
        responses: {
            200: components["responses"]["Adoption"];
            default: components["responses"]["Fault"];
        };
    };
    getAdoption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                adoptionId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Adoption"];
            default: components["responses"]["Fault"];
        };
    };
    cancelAdoption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                adoptionId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The adoption is off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
    addVolunteer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who helps. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Volunteer"];
                "application/xml": components["schemas"]["Volunteer"];
                "application/x-www-form-urlencoded": components["schemas"]["Volunteer"];
            };
        };
        responses: {
            200: components["responses"]["Volunteer"];
            default: components["responses"]["Fault"];
        };
    };
    addVolunteers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Volunteers"];
                "application/xml": components["schemas"]["Volunteers"];
            };
        };
        responses: {
            /** @description All of them, once more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Volunteers"];
                    "application/xml": components["schemas"]["Volunteers"];
                };
            };
            default: components["responses"]["Fault"];
        };
    };
    logIn: {
        parameters: {
            query?: {
                name?: string;
                password?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ticket for what follows. */
            200: {
                headers: {
                    /** @description Until when it is good. */
                    "X-Expires-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/xml": string;
                };
            };
            default: components["responses"]["Fault"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket is void. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVolunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Volunteer"];
            default: components["responses"]["Fault"];
        };
    };
    updateVolunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Volunteer"];
                "application/xml": components["schemas"]["Volunteer"];
                "application/x-www-form-urlencoded": components["schemas"]["Volunteer"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
    removeVolunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Fault"];
        };
    };
}
